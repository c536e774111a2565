"""Tests of the queue, its workers, mails and the supervisor."""
