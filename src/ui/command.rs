//! Every command in one table: its words, its icon, its keys, what it does. Menus, buttons, tooltips, the keyboard and the
//! keyboard help all read it, so a shortcut cannot be named in one place and missing in another.
//!
//! To add a command: a variant, a row in [`TABLE`], an arm in [`run`].

use eframe::egui::{Context, Key, KeyboardShortcut, Modifiers};

use super::icons::Icon;
use crate::i18n::{Lang, Msg};
use crate::session::{Action, Session, Sheet};
use crate::settings::ThemeChoice;

/// Something that the reader can ask for by a key, a button or a menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    /// The open dialog.
    Open,
    /// The export menu.
    Export,
    /// The find field.
    Find,
    /// The panel's filter field.
    FilterNames,
    /// The next mention of the selection.
    Next,
    /// The previous mention.
    Previous,
    /// Leave the innermost thing.
    Escape,
    /// Undo a change of the filter.
    Undo,
    /// Redo it.
    Redo,
    /// Show or hide the panel.
    Panel,
    /// The figures as a wide table.
    Figures,
    /// The settings.
    Settings,
    /// Light or dark.
    Theme,
    /// Arabic or English.
    Language,
    /// Larger.
    ZoomIn,
    /// Smaller.
    ZoomOut,
    /// Actual size.
    ZoomReset,
    /// Copy the selected text.
    Copy,
    /// Select the whole article.
    SelectAll,
    /// Arrows move a caret instead of scrolling.
    CaretBrowsing,
    /// To the first line.
    ToStart,
    /// To the last line.
    ToEnd,
    /// The list of keys.
    Help,
    /// Leave the program.
    Quit,
}

/// A row of the table.
#[derive(Debug)]
pub struct Entry {
    /// The command.
    pub command: Command,
    /// Its words.
    pub label: Msg,
    /// Its icon, where a button shows one.
    pub icon: Option<Icon>,
    /// Its keys.
    pub keys: KeyboardShortcut,
    /// Other keys that do the same, not shown.
    pub also: Option<KeyboardShortcut>,
    /// Whether the keys are left alone while a field has the keyboard.
    pub only_in_page: bool,
}

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

const fn keys(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

const fn entry(command: Command, label: Msg, icon: Option<Icon>, keys: KeyboardShortcut) -> Entry {
    Entry { command, label, icon, keys, also: None, only_in_page: false }
}

const fn page(command: Command, label: Msg, keys: KeyboardShortcut, also: Option<KeyboardShortcut>) -> Entry {
    Entry { command, label, icon: None, keys, also, only_in_page: true }
}

/// All commands, in the order of the keyboard help. Keys with more modifiers stand before the same key with fewer.
pub static TABLE: [Entry; 24] = [
    entry(Command::Open, Msg::OpenFile, Some(Icon::Open), keys(CTRL, Key::O)),
    entry(Command::Export, Msg::Export, Some(Icon::Export), keys(CTRL, Key::S)),
    entry(Command::FilterNames, Msg::FilterNames, None, keys(CTRL_SHIFT, Key::F)),
    entry(Command::Find, Msg::FindInArticle, Some(Icon::Find), keys(CTRL, Key::F)),
    page(Command::Next, Msg::NextMention, keys(NONE, Key::N), Some(keys(Modifiers::ALT, Key::ArrowDown))),
    page(Command::Previous, Msg::PreviousMention, keys(NONE, Key::P), Some(keys(Modifiers::ALT, Key::ArrowUp))),
    page(Command::Escape, Msg::EscapeHelp, keys(NONE, Key::Escape), None),
    page(Command::Redo, Msg::RedoFilter, keys(CTRL_SHIFT, Key::Z), Some(keys(CTRL, Key::Y))),
    page(Command::Undo, Msg::UndoFilter, keys(CTRL, Key::Z), None),
    page(Command::Copy, Msg::Copy, keys(CTRL, Key::C), None),
    page(Command::SelectAll, Msg::SelectAll, keys(CTRL, Key::A), None),
    entry(Command::CaretBrowsing, Msg::CaretBrowsing, None, keys(NONE, Key::F7)),
    page(Command::ToStart, Msg::ToStart, keys(NONE, Key::Home), Some(keys(CTRL, Key::Home))),
    page(Command::ToEnd, Msg::ToEnd, keys(NONE, Key::End), Some(keys(CTRL, Key::End))),
    entry(Command::Panel, Msg::HidePanel, Some(Icon::Panel), keys(CTRL, Key::B)),
    entry(Command::Figures, Msg::FiguresTable, Some(Icon::Expand), keys(CTRL, Key::T)),
    entry(Command::ZoomIn, Msg::ZoomIn, None, keys(CTRL, Key::Plus)),
    entry(Command::ZoomOut, Msg::ZoomOut, None, keys(CTRL, Key::Minus)),
    entry(Command::ZoomReset, Msg::ZoomReset, None, keys(CTRL, Key::Num0)),
    entry(Command::Theme, Msg::SwitchTheme, Some(Icon::Theme), keys(CTRL, Key::D)),
    entry(Command::Language, Msg::SwitchLanguage, None, keys(CTRL, Key::L)),
    entry(Command::Settings, Msg::Settings, Some(Icon::Settings), keys(CTRL, Key::Comma)),
    entry(Command::Help, Msg::KeyboardHelp, Some(Icon::Keyboard), keys(NONE, Key::F1)),
    entry(Command::Quit, Msg::Quit, None, keys(CTRL, Key::Q)),
];

impl Entry {
    /// The keys as they are written on the screen: `Ctrl F`. Key names stay Latin, as they are on keyboards.
    #[must_use]
    pub fn keys_text(&self) -> String {
        let mut text = String::new();
        if self.keys.modifiers.command {
            text.push_str(if cfg!(target_os = "macos") { "⌘ " } else { "Ctrl " });
        }
        if self.keys.modifiers.shift {
            text.push_str("Shift ");
        }
        if self.keys.modifiers.alt {
            text.push_str("Alt ");
        }
        text.push_str(match self.keys.logical_key {
            Key::Escape => "Esc",
            Key::Plus => "+",
            Key::Minus => "-",
            Key::Comma => ",",
            Key::Num0 => "0",
            key => key.name(),
        });
        text
    }
}

/// The row of a command.
#[must_use]
pub fn of(command: Command) -> Option<&'static Entry> {
    TABLE.iter().find(|entry| entry.command == command)
}

/// The keys of a command as written; empty for one that is not in the table.
#[must_use]
pub fn keys_of(command: Command) -> String {
    of(command).map(Entry::keys_text).unwrap_or_default()
}

/// The commands whose keys were pressed in this frame. Takes the keys, so that nothing else acts on them.
#[must_use]
pub fn pressed(ctx: &Context, typing: bool) -> Vec<Command> {
    ctx.input_mut(|input| {
        let mut commands = Vec::new();
        for entry in TABLE.iter().filter(|entry| !(typing && entry.only_in_page)) {
            let also = entry.also.is_some_and(|keys| input.consume_shortcut(&keys));
            if input.consume_shortcut(&entry.keys) || also {
                commands.push(entry.command);
            }
        }
        // On most keyboards `+` needs Shift; browsers take `=` too.
        if input.consume_shortcut(&keys(CTRL, Key::Equals)) {
            commands.push(Command::ZoomIn);
        }
        commands
    })
}

/// What a command means to the session; `None` for those that only concern the window (menus, fields, the selection of text).
#[must_use]
pub fn action(command: Command, session: &Session, dark: bool) -> Option<Action> {
    Some(match command {
        Command::Open => Action::OpenRequested,
        Command::Find => Action::FindOpened,
        Command::Next => Action::NextMentionPressed,
        Command::Previous => Action::PreviousMentionPressed,
        Command::Escape => Action::EscapePressed,
        Command::Undo => Action::UndoPressed,
        Command::Redo => Action::RedoPressed,
        Command::Panel => Action::PanelToggled,
        Command::Figures => Action::SheetToggled(Sheet::Figures),
        Command::Settings => Action::SheetToggled(Sheet::Settings),
        Command::Theme => Action::ThemeChosen(if dark { ThemeChoice::Light } else { ThemeChoice::Dark }),
        Command::Language => Action::LanguageChosen(match session.lang() {
            Lang::Ar => Lang::En,
            Lang::En => Lang::Ar,
        }),
        Command::ZoomIn => Action::ZoomStepped { larger: true },
        Command::ZoomOut => Action::ZoomStepped { larger: false },
        Command::ZoomReset => Action::ZoomReset,
        Command::CaretBrowsing => Action::CaretBrowsingToggled,
        Command::Help => Action::SheetToggled(Sheet::KeyboardHelp),
        Command::Quit => Action::CloseRequested,
        Command::Export
        | Command::FilterNames
        | Command::Copy
        | Command::SelectAll
        | Command::ToStart
        | Command::ToEnd => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Command, TABLE, keys_of};

    #[test]
    fn no_two_commands_share_keys() {
        for (index, entry) in TABLE.iter().enumerate() {
            for other in TABLE.iter().skip(index + 1) {
                assert_ne!(entry.keys, other.keys, "{:?} and {:?}", entry.command, other.command);
                assert_ne!(entry.command, other.command);
            }
        }
    }

    #[test]
    fn keys_are_written_as_on_the_keyboard() {
        assert_eq!(keys_of(Command::Next), "N");
        assert_eq!(keys_of(Command::Escape), "Esc");
        assert!(keys_of(Command::FilterNames).ends_with("Shift F"));
    }
}
