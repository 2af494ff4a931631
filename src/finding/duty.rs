//! The duties, which are the matrix's columns.

use crate::number::Kind;
use crate::text::Bilingual;

/// Something that a site owes its visitors and the registers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Duty {
    /// A home page shows the ICP filing number, or a licence linked to the MIIT site.
    IcpShown,
    /// The ICP number is one that can exist, the site's own, and rightly spelled.
    IcpForm,
    /// The ICP number is linked to the MIIT look-up site.
    IcpLink,
    /// The ICP number stands in the footer.
    IcpFooter,
    /// A home page shows the PSB filing number.
    PsbShown,
    /// The PSB number is one that can exist, the site's own, and rightly spelled.
    PsbForm,
    /// The PSB number is linked to its entry at the police portal.
    PsbLink,
    /// The badge stands beside the PSB number.
    Badge,
    /// The licences that the owner says are due are shown.
    Licence,
}

impl Duty {
    /// Every duty, in the order of the columns.
    pub const ALL: [Self; 9] = [
        Self::IcpShown,
        Self::IcpForm,
        Self::IcpLink,
        Self::IcpFooter,
        Self::PsbShown,
        Self::PsbForm,
        Self::PsbLink,
        Self::Badge,
        Self::Licence,
    ];

    /// Its name for programs, which does not change.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::IcpShown => "icp-shown",
            Self::IcpForm => "icp-form",
            Self::IcpLink => "icp-link",
            Self::IcpFooter => "icp-footer",
            Self::PsbShown => "psb-shown",
            Self::PsbForm => "psb-form",
            Self::PsbLink => "psb-link",
            Self::Badge => "badge",
            Self::Licence => "licence",
        }
    }

    /// What it is called where it stands alone.
    #[must_use]
    pub const fn title(self) -> Bilingual {
        let (en, zh) = match self {
            Self::IcpShown => ("ICP shown", "标明 ICP 备案号"),
            Self::IcpForm => ("ICP well formed", "ICP 备案号规范"),
            Self::IcpLink => ("ICP linked", "ICP 备案号链接"),
            Self::IcpFooter => ("ICP in footer", "ICP 备案号在页脚"),
            Self::PsbShown => ("PSB shown", "标明公安备案号"),
            Self::PsbForm => ("PSB right", "公安备案号正确"),
            Self::PsbLink => ("PSB linked", "公安备案号链接"),
            Self::Badge => ("PSB badge", "公安备案图标"),
            Self::Licence => ("Licence", "经营许可证"),
        };
        Bilingual::new(en, zh)
    }

    /// What it is called below the name of its register.
    #[must_use]
    pub const fn short(self) -> Bilingual {
        let (en, zh) = match self {
            Self::IcpShown | Self::PsbShown => ("shown", "标明"),
            Self::IcpForm => ("form", "规范"),
            Self::IcpLink | Self::PsbLink => ("link", "链接"),
            Self::IcpFooter => ("footer", "页脚"),
            Self::PsbForm => ("right", "正确"),
            Self::Badge => ("badge", "图标"),
            Self::Licence => ("licence", "许可证"),
        };
        Bilingual::new(en, zh)
    }

    /// The register that it is about.
    #[must_use]
    pub const fn register(self) -> Kind {
        match self {
            Self::IcpShown | Self::IcpForm | Self::IcpLink | Self::IcpFooter => Kind::Icp,
            Self::PsbShown | Self::PsbForm | Self::PsbLink | Self::Badge => Kind::Psb,
            Self::Licence => Kind::Licence,
        }
    }

    /// Its bit in a set of duties.
    pub(crate) const fn bit(self) -> u16 {
        1 << self as u16
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_come_in_order_and_have_their_own_names() {
        assert!(Duty::ALL.is_sorted());
        for (at, duty) in Duty::ALL.iter().enumerate() {
            let others = &Duty::ALL[..at];
            assert!(others.iter().all(|other| other.id() != duty.id()));
            assert!(others.iter().all(|other| other.title() != duty.title()));
        }
    }
}
