//! What the trades are called that need a licence of their own.

use crate::site::Sector;
use crate::text::Bilingual;

/// The trade, as in "the authority in charge of …".
pub(super) const fn name(sector: Sector) -> Bilingual {
    let (en, zh) = match sector {
        Sector::News => ("news", "新闻"),
        Sector::Publishing => ("publishing", "出版"),
        Sector::Education => ("education", "教育"),
        Sector::Health => (
            "health care, medicines and medical devices",
            "医疗保健、药品和医疗器械",
        ),
        Sector::Finance => ("finance", "金融"),
        Sector::Games => ("games", "游戏"),
    };
    Bilingual::new(en, zh)
}

/// What pages were seen to show for it; none where nothing of the kind was seen.
pub(super) const fn example(sector: Sector) -> Option<&'static str> {
    match sector {
        Sector::News => Some("互联网新闻信息服务许可证"),
        Sector::Publishing => Some("出版物经营许可证"),
        Sector::Education => Some("津教备0001号"),
        Sector::Health => Some("互联网药品信息服务资格证书"),
        Sector::Games => Some("京网文[2021]0001-001号"),
        Sector::Finance => None,
    }
}
