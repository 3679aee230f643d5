"""A package, so that the browser of its tests closes with the last of them (fixtures of scope `package`)."""
