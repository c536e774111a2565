"""The models of enquiries."""

from produktschau.enquiries.models.enquiry import Enquiry, Standing

__all__ = ["Enquiry", "Standing"]
