//! Statements and facts as lines: which one leads, which ones disagree.

use super::sheet::Sheet;
use crate::model::seen::{Said, Told};

/// Adds the leading statement, then those beside it.
#[inline(never)]
pub fn told(sheet: &mut Sheet<'_>, told: &Told) {
    if let Some(said) = told.lead() {
        sheet.line().tell(said);
    }
    beside(sheet, told);
}

/// Adds the statements that do not lead: with a topic of the leading one they disagree with it.
#[inline(never)]
pub fn beside(sheet: &mut Sheet<'_>, told: &Told) {
    let topic = told.lead().and_then(|said| said.topic.as_ref());
    for said in told.beside() {
        sheet.line().word_if(topic.is_some() && said.topic.as_ref() == topic, "disagree").tell(said);
    }
    for said in told.formerly() {
        sheet.line().tell(said);
    }
}

/// Adds facts; those with one topic and different sources stand together as a disagreement.
#[inline(never)]
pub fn facts(sheet: &mut Sheet<'_>, facts: &[Said]) {
    for (place, fact) in facts.iter().enumerate() {
        if fact.topic.is_none() {
            sheet.line().tell(fact);
            continue;
        }
        let (mut first, mut disagree) = (place, false);
        for (other, said) in facts.iter().enumerate() {
            if said.topic == fact.topic {
                first = first.min(other);
                disagree |= said.sources != fact.sources;
            }
        }
        if first < place {
            continue;
        }
        if disagree {
            sheet.line().word("disagree");
        }
        let before = sheet.beneath(false);
        sheet.beneath(before || disagree);
        for said in facts {
            if said.topic == fact.topic {
                sheet.line().tell(said);
            }
        }
        sheet.beneath(before);
    }
}
