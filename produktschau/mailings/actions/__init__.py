"""The only writers of lists, circulars, opt-outs and bounces."""
