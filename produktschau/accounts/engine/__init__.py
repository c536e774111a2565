"""How accounts connect to sign-in, to links by mail and to the personal data other domains hold."""
