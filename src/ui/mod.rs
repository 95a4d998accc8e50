//! Pixels: egui only. Reads `&Session`, queues actions, decides nothing.
//!
//! Files are named after what is on the screen. No view here loads, extracts, lays out or changes state by itself; words come
//! from `i18n`, colours and sizes from [`theme`], and every string is drawn by our own text engine ([`ink`]).

pub mod about;
pub mod app_icon;
pub mod article_view;
pub mod atlas;
pub mod command;
pub mod empty_state;
pub mod figures_sheet;
pub mod find_bar;
mod hover_card;
pub mod icons;
pub mod ink;
pub mod keyboard_help;
pub mod menus;
pub mod mirror;
pub mod notices;
pub mod path_sheet;
pub mod pill;
pub mod scene;
pub mod settings_window;
pub mod sheets;
pub mod shelf;
pub mod side_panel;
pub mod status_bar;
pub mod theme;
pub mod top_bar;
pub mod view;
pub mod widgets;

pub use path_sheet::Ask;
pub use view::View;
