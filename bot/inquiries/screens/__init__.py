"""The screens of this room: values → screens, in the reader's language."""
