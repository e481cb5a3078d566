"""Jo leaves: all her areas, and what waits there, go to Dee in one step."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from core.models import Event
from core.moves import WrongMoment
from enterprises.listings import actions
from enterprises.listings.models import AreaWorker

pytestmark = pytest.mark.django_db
PAGE = "/desk/handover/"


def areas_of(person):
    return sorted(person.areas.values_list("name", flat=True))


def test_it_says_what_goes_along_and_asks_before_it_does(desk_of, ed, jo, dee, garden, send, ana):
    send(garden, ana, one_line="Other")
    editors = desk_of(ed)

    asked = editors.post(PAGE, {"leaver": jo.pk, "to": [dee.pk]}).content.decode()
    assert areas_of(jo) == ["Stroud Valleys"]
    done = editors.post(PAGE, {"leaver": jo.pk, "to": [dee.pk], "do": "hand_over"}, follow=True).content.decode()

    assert ("1 area:" in asked, "1 listing to check" in asked, "Dee Marsh" in asked) == (True, True, True)
    assert "All areas of Jo Reed are now with Dee Marsh." in done
    assert (areas_of(jo), areas_of(dee)) == ([], ["Dean", "Stroud Valleys"])
    event = Event.objects.get(tag="caseload:handed_over")
    assert (event.by, event.subject_id) == (ed, str(jo.pk))


def test_several_take_over_and_who_has_an_area_already_keeps_it_once(jo, dee, ed, area):
    area.areaworker_set.create(person=dee)

    assert actions.hand_over(jo, to=[dee, ed], by=ed) == 1

    assert sorted(AreaWorker.objects.filter(area=area).values_list("person__name", flat=True)) == [
        "Dee Marsh",
        "Ed Lowe",
    ]


def test_a_second_press_is_told(jo, dee, ed):
    actions.hand_over(jo, to=[dee], by=ed)

    with pytest.raises(WrongMoment, match="no areas any more"):
        actions.hand_over(jo, to=[dee], by=ed)


def test_only_somebody_who_works_at_the_desk_takes_over(jo, ana, ed):
    for nobody in ([], [jo], [ana]):
        with pytest.raises(ValidationError):
            actions.hand_over(jo, to=nobody, by=ed)
    assert areas_of(jo) == ["Stroud Valleys"]


def test_mistakes_get_a_sentence(desk_of, ed, jo, dee):
    editors = desk_of(ed)

    empty = editors.post(PAGE, {}).content.decode()
    same = editors.post(PAGE, {"leaver": jo.pk, "to": [jo.pk]}).content.decode()

    assert "Choose an answer to “Who leaves?”" in empty
    assert "Choose somebody else than who leaves." in same


def test_workers_cannot_hand_over(desk, jo, dee):
    assert desk.get(PAGE).status_code == 404
    assert desk.post(PAGE, {"leaver": jo.pk, "to": [dee.pk], "do": "hand_over"}).status_code == 404
    with pytest.raises(PermissionDenied):
        actions.hand_over(jo, to=[dee], by=jo)


def test_an_administrator_can(desk_of, root, jo, dee):
    answer = desk_of(root).post(PAGE, {"leaver": jo.pk, "to": [dee.pk], "do": "hand_over"})

    assert (answer.status_code, areas_of(jo)) == (302, [])
