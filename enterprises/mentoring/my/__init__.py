"""/my/mentoring/: what somebody does in mentoring themself."""
