"""URL routes for signing in and for managing sign-in methods."""

from django.urls import path

from accounts.acts import ACCOUNT_ACTS, MINISTRY_ACTS, PROVIDER_ACTS, REQUEST_ACTS
from accounts.views import account, codes, confirm, factors, sign_in, single_sign_on

app_name = "accounts"

urlpatterns = [
    path("sign-in/second-step/", sign_in.second_step, name="second-step"),
    path("sign-in/forgotten/", codes.forgotten, name="forgotten"),
    path("sign-in/code/", codes.code, name="code"),
    path("sign-in/new-password/", codes.new_password, name="new-password"),
    path("sign-in/<str:code>/", single_sign_on.leave, name="ministry"),
    path("sign-in/<str:code>/back/", single_sign_on.come_back, name="ministry-back"),
    path("your-account/", account.account, name="account"),
    path("your-account/confirm/", confirm.confirm, name="confirm"),
    path("your-account/sessions/end/", account.end_others, name="end-others"),
    path("your-account/sessions/<int:session>/end/", account.end_session, name="end-session"),
    path("your-account/app/", factors.app, name="app"),
    path("your-account/app/remove/", factors.app_remove, name="app-remove"),
    path("your-account/passkeys/add/", factors.passkey_add, name="passkey-add"),
    path("your-account/passkeys/<int:passkey>/remove/", factors.passkey_remove, name="passkey-remove"),
    path("your-account/recovery-codes/", factors.recovery_codes, name="recovery-codes"),
    path("accounts/<int:pk>/<slug:name>/", ACCOUNT_ACTS.page, name="account-act"),
    path("account-requests/<int:pk>/<slug:name>/", REQUEST_ACTS.page, name="request-act"),
    path("ministries/<slug:code>/<slug:name>/", MINISTRY_ACTS.page, name="ministry-act"),
    path("identity-providers/<int:pk>/<slug:name>/", PROVIDER_ACTS.page, name="provider-act"),
]
