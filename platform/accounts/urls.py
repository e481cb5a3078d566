"""Every other door, led to allauth's or closed. Stands before Wagtail's own addresses in config.urls.

Wagtail's log-in and password forms check the password only: with one open, the second factor protects
nobody.
tests/accounts/test_no_other_door.py walks all addresses and tries.
"""

from django.urls import URLPattern, path, re_path
from wagtail.admin.auth import require_admin_access

from accounts import views
from accounts.staff import StaffAccountView

urlpatterns: list[URLPattern] = [
    path("admin/login/", views.to_log_in, name="admin_login"),
    re_path(r"^admin/password_reset/", views.to_password_reset, name="admin_password_reset"),
    path("admin/account/", require_admin_access(StaffAccountView.as_view()), name="admin_account"),
    # Wagtail's trial of the error page: an error that anybody who works here could cause.
    path("admin/failwhale/", views.closed, name="admin_error_trial"),
    path("_util/login/", views.to_log_in, name="page_login"),
    re_path(r"^_util/authenticate_with_password/", views.closed, name="page_password"),
    re_path(r"^documents/authenticate_with_password/", views.closed, name="document_password"),
]
