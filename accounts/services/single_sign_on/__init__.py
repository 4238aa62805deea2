"""Single sign-on by OpenID Connect (Core 1.0, authorization code with PKCE): what is asked, what counts as an answer.

A flow of our own on PyJWT and the portal's own guarded connections: docs/decisions/0026 says why.
"""
