//! Who applies, and what they may do.

use crate::checklist::basis::GUIDE;
use crate::checklist::due::Due;
use crate::checklist::item::{About, How, Item, Stage, Weight, Who, both};
use crate::checklist::look::{licence_held, once_granted, sector_approved};

pub(super) const ITEMS: &[Item] = &[
    Item {
        id: "subject-eligible",
        stage: Stage::Subject,
        weight: Weight::Must,
        who: Who::Owner,
        due: Due::Application,
        about: About::Owner,
        title: both(
            "Applicant is a mainland company, a Chinese citizen or a foreigner with permanent residence",
            "备案主体为境内企业、中国公民或持有永久居留身份的外国人",
        ),
        advice: both(
            "Usually a company registered in mainland China (domestic, joint venture or wholly foreign-owned), a Chinese citizen, or a foreigner with permanent residence can apply. Non-Chinese individuals usually also need a Chinese landline and mobile number with SMS, an Alipay account and somebody to receive post; some provinces, such as Hebei, take no non-residents.",
            "通常由在境内注册的企业（内资、合资或外商独资）、中国公民或持有永久居留身份的外国人申请。外籍个人通常还需要境内固定电话、可收短信的手机号码、支付宝账户和可代收邮件的人；部分省份（如河北）不受理非常住人员。",
        ),
        basis: GUIDE,
        how: How::Ask {
            question: both(
                "Is the applicant a mainland company, a Chinese citizen, or a foreigner with permanent residence?",
                "备案主体是否为境内企业、中国公民，或持有永久居留身份的外国人？",
            ),
            settled: once_granted,
        },
    },
    Item {
        id: "licence-province",
        stage: Stage::Subject,
        weight: Weight::Must,
        who: Who::Owner,
        due: Due::Application,
        about: About::Owner,
        title: both(
            "Filed in the province of the business licence",
            "在营业执照登记地所在省份备案",
        ),
        advice: both(
            "Companies usually file in the province of their business licence. For individuals, answer that it is not for you.",
            "企业通常在营业执照登记地所在省份办理备案。个人主体请回答“不适用”。",
        ),
        basis: GUIDE,
        how: How::Ask {
            question: both(
                "Does the company file in the province of its business licence?",
                "企业是否在营业执照登记地所在省份办理备案？",
            ),
            settled: once_granted,
        },
    },
    Item {
        id: "sector-approval",
        stage: Stage::Subject,
        weight: Weight::Must,
        who: Who::Owner,
        due: Due::Application,
        about: About::Site,
        title: both(
            "Pre-approval obtained for news, publishing, education, health, finance or games",
            "新闻、出版、教育、医疗、金融、游戏等行业已取得前置审批",
        ),
        advice: both(
            "News, publishing (audio and video too), education, health care, medicines and medical devices, finance and games need the approval of the authority in charge before the ICP filing. Other sites: answer that it is not for you.",
            "从事新闻、出版（含音视频）、教育、医疗保健、药品和医疗器械、金融、游戏等服务的，应在 ICP 备案前经主管部门审核同意。其他网站请回答“不适用”。",
        ),
        basis: both(
            "Measures for Internet Information Services (State Council Order 292), art. 5",
            "《互联网信息服务管理办法》（国务院令第292号）第五条",
        ),
        how: How::Ask {
            question: both(
                "If the site is about news, publishing, education, health, finance or games: was it approved?",
                "网站涉及新闻、出版、教育、医疗、金融或游戏的，是否已取得主管部门批准？",
            ),
            settled: sector_approved,
        },
    },
    Item {
        id: "commercial-licence",
        stage: Stage::Subject,
        weight: Weight::Must,
        who: Who::Owner,
        due: Due::Launch,
        about: About::Site,
        title: both(
            "ICP licence held, if the site is commercial",
            "经营性网站已取得经营许可证（ICP 证）",
        ),
        advice: both(
            "The licence usually goes to Chinese-owned and Sino-foreign companies only, not to individuals. The guide says at most 49 % of foreign capital and at least 1 million RMB of registered capital; other sources differ, so ask the authority. Sites that sell nothing online: answer that it is not for you.",
            "经营许可证通常仅发给内资和中外合资企业，个人不能申请。参考文章称外资比例不超过 49%、注册资本不低于 100 万元；其他来源说法不一，请以主管部门答复为准。非经营性网站请回答“不适用”。",
        ),
        basis: both(
            "State Council Order 292, art. 12, for showing it; who may hold it: “How to apply for an ICP 2022?”, a consultancy's guide",
            "标明义务：国务院令第292号第十二条；申请条件：咨询公司文章《How to apply for an ICP 2022?》，非官方来源",
        ),
        how: How::Ask {
            question: both(
                "If the site is commercial: does its owner hold the ICP licence?",
                "网站属经营性的，主办者是否已取得经营许可证（ICP 证）？",
            ),
            settled: licence_held,
        },
    },
];
