"""How people come to run a listing: a code that hands one over, telling us about one of their own, and /my/.

emails: what is sent. claiming, fresh, mine: the pages /join/code/, /join/ and /my/. slips: the printed code. tasks:
reminders, and how long things are kept. The models are models.joining, what is done with them actions.joining and
actions.newcomers, the desk's pages admin.joining_*.
"""
