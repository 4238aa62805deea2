"""Single sign-on by OpenID Connect (Core 1.0, authorization code with PKCE).

Our own implementation on PyJWT and the portal's guarded connections: docs/decisions/0026 has the reasons.
"""
