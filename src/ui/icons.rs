//! Icons as strokes in a 16 by 16 box, and the shapes that mark the kinds. No icon font, no images: crisp at any scale.
//!
//! To add one: a variant of [`Icon`] and its strokes in [`strokes`]. Those that point along the line of reading are drawn for
//! a left-to-right window and mirrored in a right-to-left one.

use eframe::egui::epaint::{PathShape, PathStroke};
use eframe::egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use crate::extract::EntityKind;

/// What an icon shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Icon {
    /// A folder.
    Open,
    /// A clock face.
    Recent,
    /// A magnifying glass.
    Find,
    /// A circle, half filled.
    Theme,
    /// Sliders.
    Settings,
    /// A tray with an arrow out of it.
    Export,
    /// A cross.
    Close,
    /// A chevron up.
    Up,
    /// A chevron down.
    Down,
    /// A window with a side panel.
    Panel,
    /// An open eye.
    Shown,
    /// An eye struck through.
    Hidden,
    /// A tick.
    Check,
    /// A keyboard.
    Keyboard,
    /// A sheet of text.
    Document,
    /// A clipboard.
    Paste,
    /// A triangle with a mark: a warning.
    Warning,
    /// Back to how it was: a turning arrow.
    Reset,
    /// Two sheets, one on the other.
    Copy,
    /// Two corners away from each other.
    Expand,
}

/// Lines in the box of 16 by 16, y down; each is drawn open unless its first point closes it.
fn strokes(icon: Icon) -> &'static [&'static [(f32, f32)]] {
    match icon {
        Icon::Open => &[&[(1.5, 13.0), (1.5, 3.0), (6.0, 3.0), (7.7, 5.0), (14.5, 5.0), (14.5, 13.0), (1.5, 13.0)]],
        Icon::Recent => &[&[(8.0, 4.5), (8.0, 8.2), (10.6, 9.8)]],
        Icon::Find => &[&[(10.3, 10.3), (14.0, 14.0)]],
        Icon::Theme => &[],
        Icon::Settings => &[
            &[(1.5, 4.5), (8.0, 4.5)],
            &[(12.6, 4.5), (14.5, 4.5)],
            &[(1.5, 11.5), (3.4, 11.5)],
            &[(8.0, 11.5), (14.5, 11.5)],
        ],
        Icon::Export => &[
            &[(2.0, 10.0), (2.0, 13.8), (14.0, 13.8), (14.0, 10.0)],
            &[(8.0, 10.0), (8.0, 2.0)],
            &[(5.0, 5.0), (8.0, 2.0), (11.0, 5.0)],
        ],
        Icon::Close => &[&[(4.0, 4.0), (12.0, 12.0)], &[(12.0, 4.0), (4.0, 12.0)]],
        Icon::Up => &[&[(3.5, 10.2), (8.0, 5.8), (12.5, 10.2)]],
        Icon::Down => &[&[(3.5, 5.8), (8.0, 10.2), (12.5, 5.8)]],
        Icon::Panel => {
            &[&[(1.5, 2.5), (14.5, 2.5), (14.5, 13.5), (1.5, 13.5), (1.5, 2.5)], &[(10.0, 2.5), (10.0, 13.5)]]
        }
        Icon::Shown | Icon::Hidden => &[&[
            (1.2, 8.0),
            (3.2, 5.6),
            (5.5, 4.2),
            (8.0, 3.7),
            (10.5, 4.2),
            (12.8, 5.6),
            (14.8, 8.0),
            (12.8, 10.4),
            (10.5, 11.8),
            (8.0, 12.3),
            (5.5, 11.8),
            (3.2, 10.4),
            (1.2, 8.0),
        ]],
        Icon::Check => &[&[(3.0, 8.5), (6.5, 12.0), (13.0, 4.5)]],
        Icon::Keyboard => &[
            &[(1.0, 4.0), (15.0, 4.0), (15.0, 12.0), (1.0, 12.0), (1.0, 4.0)],
            &[(3.5, 6.7), (4.5, 6.7)],
            &[(6.5, 6.7), (7.5, 6.7)],
            &[(9.5, 6.7), (10.5, 6.7)],
            &[(12.0, 6.7), (13.0, 6.7)],
            &[(5.0, 9.5), (11.0, 9.5)],
        ],
        Icon::Document => &[
            &[(3.0, 1.5), (13.0, 1.5), (13.0, 14.5), (3.0, 14.5), (3.0, 1.5)],
            &[(5.5, 5.0), (10.5, 5.0)],
            &[(5.5, 8.0), (10.5, 8.0)],
            &[(7.5, 11.0), (10.5, 11.0)],
        ],
        Icon::Paste => &[
            &[(5.5, 3.0), (3.0, 3.0), (3.0, 14.5), (13.0, 14.5), (13.0, 3.0), (10.5, 3.0)],
            &[(5.5, 1.5), (10.5, 1.5), (10.5, 4.5), (5.5, 4.5), (5.5, 1.5)],
        ],
        Icon::Warning => &[
            &[(8.0, 1.8), (15.0, 14.0), (1.0, 14.0), (8.0, 1.8)],
            &[(8.0, 6.2), (8.0, 9.8)],
            &[(8.0, 11.6), (8.0, 12.2)],
        ],
        Icon::Copy => &[
            &[(5.5, 5.5), (13.5, 5.5), (13.5, 14.5), (5.5, 14.5), (5.5, 5.5)],
            &[(2.5, 10.5), (2.5, 1.5), (10.5, 1.5)],
        ],
        Icon::Expand => &[
            &[(9.0, 2.0), (14.0, 2.0), (14.0, 7.0)],
            &[(14.0, 2.0), (9.2, 6.8)],
            &[(7.0, 14.0), (2.0, 14.0), (2.0, 9.0)],
            &[(2.0, 14.0), (6.8, 9.2)],
        ],
        Icon::Reset => &[
            &[
                (3.2, 5.2),
                (5.2, 3.2),
                (8.0, 2.5),
                (10.8, 3.2),
                (12.8, 5.2),
                (13.5, 8.0),
                (12.8, 10.8),
                (10.8, 12.8),
                (8.0, 13.5),
                (5.2, 12.8),
                (3.2, 10.8),
            ],
            &[(3.0, 1.8), (3.0, 5.4), (6.6, 5.4)],
        ],
    }
}

/// Draws `icon` about `centre`, 16 points wide, mirrored where `mirror` says and the icon has a direction.
pub fn icon(painter: &Painter, icon: Icon, centre: Pos2, colour: Color32, mirror: bool) {
    let stroke = Stroke::new(1.4, colour);
    let mirror = mirror && matches!(icon, Icon::Panel | Icon::Document | Icon::Reset | Icon::Find);
    let at = |x: f32, y: f32| {
        let x = if mirror { 16.0 - x } else { x };
        centre + vec2(x - 8.0, y - 8.0)
    };
    for line in strokes(icon) {
        let points: Vec<Pos2> = line.iter().map(|&(x, y)| at(x, y)).collect();
        let closed = points.len() > 2 && points.first() == points.last();
        painter.add(if closed { Shape::closed_line(points, stroke) } else { Shape::line(points, stroke) });
    }
    match icon {
        Icon::Recent => drop(painter.circle_stroke(at(8.0, 8.0), 6.3, stroke)),
        Icon::Find => drop(painter.circle_stroke(at(6.7, 6.7), 4.8, stroke)),
        Icon::Settings => {
            painter.circle_stroke(at(10.3, 4.5), 2.2, stroke);
            painter.circle_stroke(at(5.7, 11.5), 2.2, stroke);
        }
        Icon::Shown => drop(painter.circle_filled(at(8.0, 8.0), 2.3, colour)),
        Icon::Hidden => drop(painter.line_segment([at(2.5, 13.5), at(13.5, 2.5)], stroke)),
        Icon::Theme => {
            painter.circle_stroke(at(8.0, 8.0), 6.0, stroke);
            let half = (0..=16).map(|step| {
                let angle = std::f32::consts::FRAC_PI_2 + std::f32::consts::PI * step as f32 / 16.0;
                centre + vec2(angle.cos(), angle.sin()) * 6.0
            });
            painter.add(Shape::convex_polygon(half.collect(), colour, Stroke::NONE));
        }
        _ => {}
    }
}

/// The arrow of a rise or a fall: a filled triangle, nine points wide.
pub fn trend_mark(painter: &Painter, up: bool, centre: Pos2, colour: Color32) {
    let y = if up { 1.0 } else { -1.0 };
    let corners = [(-4.5, 3.5), (0.0, -4.0), (4.5, 3.5)].map(|(x, dy)| centre + vec2(x, dy * y));
    painter.add(PathShape::convex_polygon(corners.to_vec(), colour, PathStroke::NONE));
}

/// The mark of a kind, ten points wide: square, circle, diamond, hexagon, drop. Told apart without colour; `filled` where the
/// kind is shown, an outline where it is hidden.
pub fn kind_mark(painter: &Painter, kind: EntityKind, centre: Pos2, colour: Color32, filled: bool) {
    let (fill, stroke) = if filled { (colour, Stroke::NONE) } else { (Color32::TRANSPARENT, Stroke::new(1.4, colour)) };
    let around = |corners: &[(f32, f32)]| corners.iter().map(|&(x, y)| centre + vec2(x, y)).collect::<Vec<_>>();
    match kind {
        EntityKind::Organization => {
            let square = Rect::from_center_size(centre, vec2(9.5, 9.5));
            painter.rect(square, 2.5, fill, stroke, StrokeKind::Inside);
        }
        EntityKind::Person => drop(painter.circle(centre, 5.0, fill, stroke)),
        EntityKind::Figure => {
            let corners = around(&[(0.0, -6.0), (6.0, 0.0), (0.0, 6.0), (-6.0, 0.0)]);
            painter.add(PathShape::convex_polygon(corners, fill, PathStroke::from(stroke)));
        }
        EntityKind::Place => {
            let mut points = vec![centre + vec2(0.0, 6.5)];
            // The round head of the drop: from its lower left over the top to its lower right.
            points.extend((0..=20).map(|step| {
                let angle = (150.0 + 240.0 * step as f32 / 20.0).to_radians();
                pos2(centre.x + 4.8 * angle.cos(), centre.y - 1.2 + 4.8 * angle.sin())
            }));
            painter.add(PathShape::convex_polygon(points, fill, PathStroke::from(stroke)));
        }
        EntityKind::Product => {
            let corners = around(&[(0.0, -5.6), (4.9, -2.8), (4.9, 2.8), (0.0, 5.6), (-4.9, 2.8), (-4.9, -2.8)]);
            painter.add(PathShape::convex_polygon(corners, fill, PathStroke::from(stroke)));
        }
    }
}
