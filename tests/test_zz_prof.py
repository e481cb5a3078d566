import cProfile, pstats, time
import pytest
from django.core.management import call_command
@pytest.mark.django_db
def test_prof():
    t=time.process_time()
    p=cProfile.Profile(); p.enable()
    call_command("setup_site", verbosity=0)
    p.disable()
    print("cpu", time.process_time()-t)
    t=time.process_time(); call_command("setup_site", verbosity=0); print("again", time.process_time()-t)
    pstats.Stats(p).sort_stats("cumtime").print_stats(45)
