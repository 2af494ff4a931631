//! The ICP application.

use crate::checklist::basis::GUIDE;
use crate::checklist::due::Due;
use crate::checklist::item::{About, How, Item, Stage, Weight, Who, both};
use crate::checklist::look::{icp_granted, once_granted};

pub(super) const ITEMS: &[Item] = &[
    Item {
        id: "documents",
        stage: Stage::Application,
        weight: Weight::Must,
        who: Who::Owner,
        due: Due::Application,
        about: About::Site,
        title: both("Documents handed in", "备案材料已提交"),
        advice: both(
            "Usually: identity card or business licence of the applicant, identity card of the site administrator, domain certificate, a photo of the person with the documents, and the signed verification form (《网站备案信息真实性核验单》); a residence permit where it applies. No fee is due to the authority.",
            "通常包括：主体证件（身份证或营业执照）、网站负责人身份证、域名证书、负责人持证照片、签字的《网站备案信息真实性核验单》，必要时另附居留证件。主管部门不收取费用。",
        ),
        basis: GUIDE,
        how: How::Ask {
            question: both("Have the documents been handed in?", "备案材料是否已提交？"),
            settled: once_granted,
        },
    },
    Item {
        id: "province-documents",
        stage: Stage::Application,
        weight: Weight::Must,
        who: Who::Owner,
        due: Due::Application,
        about: About::Site,
        title: both(
            "Extra documents of the province handed in",
            "所在省份要求的补充材料已提交",
        ),
        advice: both(
            "Usually Beijing asks for a domain-name confirmation, Guangdong for a commitment letter and a website construction plan; the provider knows what the province wants. Where nothing is asked, answer that it is not for you.",
            "通常北京要求域名确认书，广东要求承诺书和网站建设方案书；各省要求请向接入商核实。所在省份无补充要求的，请回答“不适用”。",
        ),
        basis: GUIDE,
        how: How::Ask {
            question: both(
                "Has everything been handed in that the province asks for besides?",
                "所在省份另行要求的材料是否已提交？",
            ),
            settled: once_granted,
        },
    },
    Item {
        id: "admin-phone",
        stage: Stage::Application,
        weight: Weight::Must,
        who: Who::Administrator,
        due: Due::Message,
        about: About::Site,
        title: both(
            "Administrator's phone reachable for MIIT's text message",
            "网站负责人手机可接收工信部核验短信",
        ),
        advice: both(
            "After the provider's check MIIT sends a text message, which usually must be answered within 24 hours; otherwise the application goes back.",
            "接入商初审后，工信部会发送核验短信，通常须在 24 小时内完成核验，逾期申请将被退回。",
        ),
        basis: GUIDE,
        how: How::Ask {
            question: both(
                "Will the site administrator's mobile phone be at hand to answer MIIT's text message within 24 hours?",
                "网站负责人的手机是否能在 24 小时内完成工信部短信核验？",
            ),
            settled: once_granted,
        },
    },
    Item {
        id: "icp-granted",
        stage: Stage::Application,
        weight: Weight::Must,
        who: Who::Owner,
        due: Due::Launch,
        about: About::Site,
        title: both(
            "The authority has granted the ICP filing",
            "通信管理局已通过 ICP 备案",
        ),
        advice: both(
            "The provincial authority usually takes about 20 working days; the number comes by mail and text message. Write it into the configuration (`icp`, and the day as `icp_granted`), so that the pages are compared with it.",
            "省通信管理局审核通常约需 20 个工作日，备案号通过邮件和短信下发。请将其写入配置（`icp`，通过日期写入 `icp_granted`），以便与页面比对。",
        ),
        basis: GUIDE,
        how: How::Ask {
            question: both(
                "Has the authority granted the filing?",
                "通信管理局是否已通过备案？",
            ),
            settled: icp_granted,
        },
    },
];
