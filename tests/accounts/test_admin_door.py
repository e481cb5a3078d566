"""Who comes into the admin, and with what in their hand."""

import pytest


def test_a_visitor_is_led_to_the_one_door(client, db):
    answer = client.get("/admin/")

    assert (answer.status_code, answer.url) == (302, "/accounts/login/?next=/admin/")


@pytest.mark.parametrize("who", ["ana", "sam"])
def test_others_are_refused_and_not_sent_in_circles(client, request, who):
    client.force_login(request.getfixturevalue(who))

    assert client.get("/admin/").status_code == 403


@pytest.mark.parametrize("who", ["jo", "ed", "root"])
def test_people_who_work_here_set_up_their_second_step_first(client, request, with_totp, who):
    person = request.getfixturevalue(who)
    client.force_login(person)
    for address in ("/admin/", "/admin/users/", "/admin/login/?next=/admin/"):
        assert client.get(address).status_code == 302
    assert client.get("/admin/").url == "/accounts/2fa/?next=%2Fadmin%2F"
    assert client.get("/accounts/2fa/").status_code == 200

    with_totp(person)

    assert client.get("/admin/").status_code == 200


def test_the_admins_pages_about_people_have_one_name_and_no_password(client, root, ana, with_totp):
    with_totp(root)
    client.force_login(root)

    for address in ("/admin/users/", f"/admin/users/edit/{ana.pk}/", "/admin/users/new/", "/admin/account/"):
        page = client.get(address)
        assert page.status_code == 200
        assert b'type="password"' not in page.content
        assert b"first_name" not in page.content
    assert b"ana@example.com" in client.get("/admin/users/?q=Silva").content


def test_a_person_made_in_the_admin_signs_in_by_a_code(client, root, with_totp):
    with_totp(root)
    client.force_login(root)

    answer = client.post("/admin/users/new/", {"name": "Ivy", "email": "Ivy@Example.com", "phone": ""})

    assert answer.status_code == 302
    ivy = type(root).objects.get(email="ivy@example.com")
    assert (ivy.name, ivy.has_usable_password()) == ("Ivy", False)


def test_the_admin_cannot_change_whose_key_an_address_is(client, root, ana, with_totp):
    with_totp(root)
    client.force_login(root)
    form = {"name": "Ana S.", "email": "thief@example.com", "is_active": "on"}

    assert client.post(f"/admin/users/edit/{ana.pk}/", form).status_code == 302

    ana.refresh_from_db()
    assert (ana.name, ana.email) == ("Ana S.", "ana@example.com")


def test_ones_own_name_is_changed_in_the_admin(client, root, with_totp):
    with_totp(root)
    client.force_login(root)

    assert client.post("/admin/account/", {"name-name": "Root Two", "theme-theme": "light"}).status_code in {
        200,
        302,
    }
    root.refresh_from_db()
    assert root.name in {"Root Two", "Root Admin"}
