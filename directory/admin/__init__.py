"""The desk for editors: kinds of news, recordings, and people's permission for their stories."""
