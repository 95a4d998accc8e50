//! The line under the headline: what the source says of the article, how long it takes, what was found in it.

use eframe::egui::{Id, Rect, Role, Sense, Ui, pos2};

use crate::article::SourceFormat;
use crate::i18n::Msg;
use crate::session::{Document, ExtractionState};
use crate::ui::ink::type_style;
use crate::ui::mirror::{Row, start_align};
use crate::ui::scene::{Scene, name};

/// Between two pieces, with the dot in the middle.
const GAP: f32 = 20.0;

/// Room that the line takes between the headline and the text, in points.
pub const HEIGHT: f32 = 44.0;

/// Draws the line at the top of `rect`. It reads as the interface does, and stands where the article's reading starts.
pub fn show(ui: &Ui, scene: &mut Scene<'_>, rect: Rect, (document, article_rtl): (&Document, bool)) {
    let pieces = pieces(scene, document);
    let rtl = scene.rtl();
    let mut lines = Vec::new();
    let mut width = 0.0;
    for piece in &pieces {
        let line = scene.ink.line(piece, type_style::META, rtl, rect.width());
        let gap = if lines.is_empty() { 0.0 } else { GAP };
        if width + gap + line.size.x > rect.width() {
            break;
        }
        width += gap + line.size.x;
        lines.push(line);
    }
    let mut place = Row::new(Rect::from_min_max(rect.min, pos2(rect.right(), rect.top() + 22.0)), article_rtl);
    let mut row = Row::new(place.start(width), rtl);
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            ui.painter().circle_filled(row.start(GAP).center(), 1.5, scene.palette.ink3);
        }
        let place = row.start(line.size.x);
        scene.ink.put(ui.painter(), line, place, start_align(rtl), scene.palette.ink2);
    }
    let label = ui.interact(rect, Id::unique("meta line"), Sense::hover());
    name(&label, Role::Label, &pieces.join(" · "), rtl);
}

fn pieces(scene: &Scene<'_>, document: &Document) -> Vec<String> {
    let meta = &document.article().meta;
    let format = match meta.format {
        SourceFormat::PlainText => Msg::PlainTextFile,
        SourceFormat::Markdown => Msg::MarkdownFile,
        SourceFormat::Html => Msg::HtmlPage,
    };
    let mut pieces: Vec<String> = meta.byline.iter().chain(&meta.site).cloned().collect();
    pieces.push(scene.say(&format).into_owned());
    pieces.extend(meta.published.as_deref().map(crate::i18n::isolate));
    pieces.push(scene.say(&Msg::ReadingMinutes(document.minutes())).into_owned());
    if matches!(document.state(), ExtractionState::Done { .. }) {
        let found = document.extraction();
        let (mentions, entities) = (found.mentions.len() as u64, found.entities.len() as u64);
        pieces.push(scene.say(&Msg::MentionsOfEntities { mentions, entities }).into_owned());
    }
    pieces
}
