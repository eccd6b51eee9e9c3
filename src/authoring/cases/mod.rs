//! Cases: a person's answers as of a day, and what is expected of some measures.
//!
//! The same format serves the scenarios in `policies/scenarios` and files handed to `policy assess`. Reading is generous
//! where a case can still be used, and says what it does not use. Knows nothing of how outcomes are computed.

mod answers;
mod assess;
mod compare;
mod read;
mod show;
mod suite;

pub use answers::{Unused, UnusedReason, answers, case_answers};
pub use assess::{Assessed, Engines, assess, assess_by, unused};
pub use compare::{Difference, compare};
pub use read::{Case, CaseEstimate, Expected, ExpectedOutcome, cases};
pub use show::{details, json_line, show, verdict};
pub use suite::{Coverage, Failure, Suite, run};
