from accounts.account_admin import ministries, requests, users
