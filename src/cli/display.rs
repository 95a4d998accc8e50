//! Whether a window can be shown at all: asked before the toolkit is, which would panic deep inside.

/// What is missing for a window, as a sentence; nothing where one may be tried. `variable` looks up the environment.
#[must_use]
pub fn missing_display(variable: impl Fn(&str) -> Option<std::ffi::OsString>) -> Option<&'static str> {
    let set = |name| variable(name).is_some_and(|value| !value.is_empty());
    let needed = cfg!(all(unix, not(target_os = "macos")));
    let found = ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"].into_iter().any(set);
    (needed && !found).then_some(
        "no display: neither WAYLAND_DISPLAY nor DISPLAY is set, so no window can open. \
         The commands `extract` and `export` need none; see `qari --help`.",
    )
}

#[cfg(all(test, unix, not(target_os = "macos")))]
mod tests {
    use super::missing_display;

    #[test]
    fn an_empty_variable_is_no_display() {
        assert!(missing_display(|_| None).is_some());
        assert!(missing_display(|name| (name == "DISPLAY").then(|| "".into())).is_some());
        assert!(missing_display(|name| (name == "DISPLAY").then(|| ":0".into())).is_none());
        assert!(missing_display(|name| (name == "WAYLAND_DISPLAY").then(|| "wayland-0".into())).is_none());
    }
}
