"""Where the parts of a chart stand: values in, positions out, in drawing units with y downwards."""
