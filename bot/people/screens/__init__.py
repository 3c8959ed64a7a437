"""What people see in this room: values → screens, in the reader's language and zone."""
