//! English: what the rules of the analysis say.

use crate::core::text::rules::Text;

/// The text of this name.
pub const fn text(text: Text) -> &'static str {
    match text {
        Text::FBase => "base",
        Text::FMoment => "moment of truth",
        Text::FLow => "satisfaction here 2 at most",
        Text::FBelow => "below the middle of 3",
        Text::FBelowFour => "below “satisfied”, 4",
        Text::FCertain => "certain: the whole interval lies below 3",
        Text::FUncertain => "fewer than ten answers",
        Text::FWords => "read from words",
        Text::FMild => "satisfaction here 3 or more",
        Text::FDistance => "distance",
        Text::FWorse => "worse than assumed",
        Text::FWorst => "the lowest value",
        Text::FReach => "{0} journeys pass here",
        Text::FReasons => "{0} further reasons",
        Text::FReason => "one further reason",
        Text::FImpact => "impact 4 or 5",
        Text::FRunning => "running already",
        Text::FMissing => "0.6 for each that is missing",
        Text::FLong => "for 30 days or longer",
        Text::FFall => "fall by {0}, 1 of it normal",
        Text::FConvinced => "the persona was convinced already (4 or 5)",
        Text::FPlanned => "something else is planned there",
        Text::FOften => "concerns most of them",
        Text::FWeight => "weight of the rule",
        Text::GradeHigh => "serious",
        Text::GradeMiddle => "considerable",
        Text::GradeLow => "minor",
        Text::GradeTop => "critical",
        Text::LeadMoment => "This is where it is decided whether the journey goes on.",
        Text::LeadReach => "{0} journeys pass here.",
        Text::LeadRisk => "This is about law: it can become expensive.",
        Text::LeadEnd => "What happens at the end is what stays in mind.",
        Text::LeadShut => "A whole group is shut out.",
        Text::LeadProof => "This is measured, not assumed.",
        Text::LeadMany => "{0} reasons come together here.",
        Text::LeadWorst => "An improvement here is among those that change most.",
        Text::GoalOutOfReach => "No way to the goal",
        Text::GoalOutOfReachWhat => {
            "Journeys of three steps or more that begin before conversion and have no step in it."
        }
        Text::GoalOutOfReachWhy => {
            "Whoever is convinced and cannot go on goes elsewhere. Whatever went well before was paid for in vain."
        }
        Text::GoalOutOfReachSays => {
            "No way to the goal: after {0} the journey {1} has no step at which anybody says yes."
        }
        Text::GoalOutOfReachDo => "Offer the next step at {0}: contact, appointment or order",
        Text::GoalOutOfReachKpi => "Share of people who reach the goal from here",
        Text::CannotUse => "The persona cannot use the touchpoint",
        Text::CannotUseWhat => {
            "A persona’s challenges, role or notes say what it lacks (computer, smartphone, social media, hearing, sight, stairs, car, time in the day, language, card), and a step at 3 at most demands just that: by its channel or by its words."
        }
        Text::CannotUseWhy => {
            "Those whom a touchpoint shuts out are won by nothing that went well before. Often it concerns many more people than the one persona."
        }
        Text::CannotUseSays => "Is {0} shut out here? {1} demands {2}, but: {3}",
        Text::CannotUseDo => "Offer a second way beside {0} that does without {1}",
        Text::CannotUseKpi => "Share of people who take the second way and reach the goal",
        Text::NeedComputer => "a computer and the internet",
        Text::NeedPhone => "a smartphone",
        Text::NeedSocial => "an account on social networks",
        Text::NeedSight => "good eyes",
        Text::NeedHearing => "good hearing",
        Text::NeedWalk => "stairs",
        Text::NeedCar => "a car",
        Text::NeedHours => "time in office hours",
        Text::NeedLanguage => "a good command of the language",
        Text::NeedCard => "a card or an online account",
        Text::NoContact => "No way to get in touch",
        Text::NoContactWhat => {
            "A step’s action, thought, question or pain point, or the notes of its touchpoint, say that a form, a number or somebody to ask is missing, however the step is rated."
        }
        Text::NoContactWhy => "Whoever is convinced and reaches nobody gives up and chooses another offer.",
        Text::NoContactSays => "Is there no way to get in touch at {0}? {1}",
        Text::NoAnswer => "Nobody answers",
        Text::NoAnswerWhat => {
            "The words of a step at 3 at most, or the notes of its touchpoint, say that enquiries, calls or reviews stay without an answer."
        }
        Text::NoAnswerWhy => "Silence is read as an answer: you don’t matter. With reviews everybody reads along.",
        Text::NoAnswerSays => "Does nobody answer at {0}? {1}",
        Text::NoAnswerDo => "Promise an answer at {0} within one working day, and work off what is open",
        Text::NoAnswerKpi => "Median time to the first answer",
        Text::LongWait => "Long wait",
        Text::LongWaitWhat => {
            "Somebody waits for us: by the step’s words, or at a channel through which we answer or deliver, two days or more pass at 3 at most (one day with words), and four times or more the median of the journey’s other times."
        }
        Text::LongWaitWhy => {
            "While somebody waits, interest cools down and doubts grow. A message on how things go on costs little."
        }
        Text::LongWaitSays => "A long wait before {0}: {1} pass, and nobody says how things go on.",
        Text::LongWaitDo => "Report progress unasked during the wait before {0}",
        Text::LongWaitKpi => "Median of the wait, and number of enquiries",
        Text::PromiseBroken => "Promise not kept",
        Text::PromiseBrokenWhat => {
            "A step at 3 at most names, in its words or as the time before it, twice or more the time that an earlier touchpoint, an earlier step or the journey’s expectation names; or its words say that something else was promised."
        }
        Text::PromiseBrokenWhy => {
            "What was promised is the yardstick. Missing it loses more than never having promised anything."
        }
        Text::PromiseBrokenSays => "Promised: {0} ({1}); at {2} it takes {3}.",
        Text::PromiseBrokenText => "Did {0} turn out other than promised? {1}",
        Text::PromiseExpected => "Expected: {0}; at {1} it takes {2}.",
        Text::PromiseBrokenDo => {
            "Promise at {0} only what succeeds nine times in ten, and report every delay beforehand"
        }
        Text::PromiseBrokenKpi => "Share of promises kept",
        Text::PriceSurprise => "The price comes as a surprise",
        Text::PriceSurpriseWhat => {
            "The words of a step at 3 at most speak of extra charges, back payments, unexplained fees or a higher amount than agreed."
        }
        Text::PriceSurpriseWhy => {
            "Surprises about the price are among the most common reasons to leave or not to come back."
        }
        Text::PriceSurpriseSays => "The price comes as a surprise at {0}: {1}",
        Text::PriceSurpriseDo => "Name all costs before anybody arrives at {0}",
        Text::PriceSurpriseKpi => "Complaints and drop-outs because of the price",
        Text::ContradictoryInfo => "Information contradicts itself",
        Text::ContradictoryInfoWhat => {
            "The words of a step at 3 at most say that two places tell different things: prices, versions, answers."
        }
        Text::ContradictoryInfoWhy => "Where information differs, people believe neither.",
        Text::ContradictoryInfoSays => "Is the information at {0} contradictory? {1}",
        Text::ContradictoryInfoDo => "Settle one valid source for what {0} says, and let all others refer to it",
        Text::ContradictoryInfoKpi => "Enquiries about differing information",
        Text::ToldAgain => "Told again from the start",
        Text::ToldAgainWhat => {
            "The words of a step at 3 at most say that somebody is passed on, has to tell everything again, or that nobody is in charge."
        }
        Text::ToldAgainWhy => {
            "To those outside the company is one. Every handover that loses something looks like indifference."
        }
        Text::ToldAgainSays => "Do people have to start over at {0}? {1}",
        Text::ToldAgainDo => "Name one person for the handover to {0}, and pass on all that is known",
        Text::ToldAgainKpi => "Share of matters solved without being passed on",
        Text::NoWayBack => "No way to cancel, return or complain",
        Text::NoWayBackWhat => {
            "At a step at 3 at most, from conversion on, the words say that cancelling, returning or complaining is impossible or hard."
        }
        Text::NoWayBackWhy => {
            "Those who can leave easily come back more easily, and warn nobody. Hiding the way may be illegal, too."
        }
        Text::NoWayBackSays => "Is there no way to cancel, return or complain at {0}? {1}",
        Text::NoWayBackDo => "Set up a visible way at {0}, with a time limit and a confirmation",
        Text::NoWayBackKpi => "Days until it is settled",
        Text::ExistingAsNew => "Existing customers are treated as new",
        Text::ExistingAsNewWhat => {
            "The words of a step at 3 at most say that somebody counts as new despite a long relationship; or a persona that has long been a customer begins with paid advertising."
        }
        Text::ExistingAsNewWhy => {
            "Those who are loyal and treated as on the first day feel overlooked. Keeping them costs least."
        }
        Text::ExistingAsNewSays => "Are regulars treated as new at {0}? {1}",
        Text::ExistingAsNewDo => "Recognise at {0} who has been here before, and don’t ask for what is known",
        Text::ExistingAsNewKpi => "Share of existing customers who reach the goal without new details",
        Text::EndsLow => "Ends on a low",
        Text::EndsLowWhat => {
            "The last rated step of a journey of three or more steps stands at 2 at most, in conversion or after it."
        }
        Text::EndsLowWhy => {
            "People remember the peak and the end. A bad end spoils what was good before it, and is passed on."
        }
        Text::EndsLowSays => "{0} ends on a low: {1} stands at {2}.",
        Text::EndsLowQuote => "{0} ends on a low, at {1} ({2}): {3}",
        Text::EndsLowDo => "Announce what comes before {0}, and ask unprompted afterwards",
        Text::EndsLowKpi => "Satisfaction at the end of the journey",
        Text::MomentOfTruth => "Moment of truth does not convince",
        Text::MomentOfTruthWhat => {
            "Steps marked as moments of truth that are not rated, or at 3 at most (measured: below 3.5)."
        }
        Text::MomentOfTruthWhy => {
            "This is where it is decided whether the journey goes on. Middling is not enough here, and who leaves it unrated plans past the decision."
        }
        Text::MomentOfTruthUnrated => "The moment of truth at {0} is not rated.",
        Text::MomentOfTruthSays => "At the moment of truth {0} does not convince: satisfaction {1}.",
        Text::MomentOfTruthQuote => "At the moment of truth {0} does not convince ({1}): {2}",
        Text::MomentOfTruthDo => "Settle what has to succeed at {0}, and check it every week",
        Text::MomentOfTruthKpi => "Share of people who go on after this step",
        Text::LowSatisfaction => "Low satisfaction",
        Text::LowSatisfactionWhat => {
            "Steps with a satisfaction of 2 at most. From ten answers on the measured mean counts: below 2.5, or the whole 95% interval below 3; with fewer, the lower one of measured and assumed. Moments of truth have a rule of their own."
        }
        Text::LowSatisfactionWhy => {
            "Those who are dissatisfied leave, warn others or do not come back. At the lowest places of the curve an improvement changes most."
        }
        Text::LowSatisfactionSays => "{0} leaves people dissatisfied: {1}. What causes it is not noted yet.",
        Text::LowSatisfactionQuote => "{0} leaves people dissatisfied ({1}): {2}",
        Text::LowSatisfactionDo => "Mend what goes wrong at {0}: {1}",
        Text::LowSatisfactionKpi => "Satisfaction at this place, measured before and after",
        Text::LowFeedback => "Bad feedback",
        Text::LowFeedbackWhat => {
            "Touchpoints whose feedback certainly lies below the middle: the whole 95% interval below 3, or a mean below 2.5."
        }
        Text::LowFeedbackWhy => {
            "Here customers speak for themselves. What they say so clearly needs no guess any more."
        }
        Text::LowFeedbackSays => "Customers rate {0} badly: {1}.",
        Text::LowFeedbackQuote => "Customers rate {0} badly: {1}. For example: {2}",
        Text::LowFeedbackDo => "Sort the three most common complaints about {0}, and mend the first",
        Text::LowFeedbackKpi => "Mean satisfaction at this touchpoint",
        Text::AssumedMeasuredApart => "Assumed and measured apart",
        Text::AssumedMeasuredApartWhat => {
            "A step’s assumed satisfaction, or a touchpoint’s mean of them, lies 1 or more beside what was measured, and outside the 95% interval."
        }
        Text::AssumedMeasuredApartWhy => {
            "A plan that stands on a wrong assumption mends the wrong place. Taking negative feedback seriously is half the way to improving."
        }
        Text::AssumedMeasuredApartOver => "{0} is overrated: assumed {1}, measured {2}.",
        Text::AssumedMeasuredApartUnder => "{0} is underrated: assumed {1}, measured {2}.",
        Text::AssumedMeasuredApartDo => "Find out in five short talks what differs at {0} from what was assumed",
        Text::AssumedMeasuredApartKpi => "Distance between assumed and measured satisfaction",
        Text::SplitTouchpoint => "Good for some, bad for others",
        Text::SplitTouchpointWhat => {
            "At the same touchpoint the journey of one persona stands at 4 or 5 and that of another at 2 at most."
        }
        Text::SplitTouchpointWhy => {
            "A mean hides that one group is lost. What suits some needs a second version for the others."
        }
        Text::SplitTouchpointSays => "{0} is good for {1} ({2}), but bad for {3} ({4}).",
        Text::SplitTouchpointDo => "Run {0} differently for the dissatisfied persona: its words, its questions",
        Text::SplitTouchpointKpi => "Difference in satisfaction between the personas",
        Text::Loop => "Going in circles",
        Text::LoopWhat => {
            "In one journey the same touchpoint comes up three times or more, never at 4 or 5, and at least twice at 2 at most."
        }
        Text::LoopWhy => {
            "Whoever lands at the same place again and again without it getting better gives up at some point."
        }
        Text::LoopSays => "{1} goes in circles: {0} comes up {2} times without getting better.",
        Text::LoopDo => "Make one contact at {0} enough",
        Text::LoopKpi => "Share of matters solved at the first contact",
        Text::DoneWithoutEffect => "Measure done, nothing changed",
        Text::DoneWithoutEffectWhat => {
            "A measure that is done is for a step or its touchpoint, and the step still stands at 2 at most."
        }
        Text::DoneWithoutEffectWhy => {
            "Ticked off is not solved. Either the measure missed the cause, or the rating is out of date."
        }
        Text::DoneWithoutEffectSays => "Done, but without effect: {0}. {1} still stands at {2}.",
        Text::DoneWithoutEffectDo => "Check why it did not help at {0}, and start anew",
        Text::DoneWithoutEffectKpi => "Satisfaction after the measure",
        Text::PainPointOpen => "Pain point without a measure",
        Text::PainPointOpenWhat => {
            "A pain point is noted, but no measure that takes it up in words is planned or running for the step or its touchpoint. Those that are done do not count."
        }
        Text::PainPointOpenWhy => {
            "A pain point that is known and left alone is work thrown away: the hard part, finding it, is done."
        }
        Text::PainPointOpenSays => "{1}: nothing is planned against it at {0}.",
        Text::PainPointOpenOther => "{1}: does {2} help against it at {0}?",
        Text::PainPointOpenDo => "Mend: {1}",
        Text::PainPointOpenKpi => "Complaints and drop-outs at this step per month",
        Text::OwnerMissing => "Nobody in charge",
        Text::OwnerMissingWhat => {
            "A step at 2 at most whose controllable touchpoint names no owner, although most touchpoints of the plan have one."
        }
        Text::OwnerMissingWhy => "What belongs to nobody is mended by nobody.",
        Text::OwnerMissingSays => "Nobody is in charge of {0}.",
        Text::OwnerMissingDo => "Name an owner for {0}",
        Text::OwnerMissingKpi => "Ownership settled",
        Text::SatisfactionDrop => "Break in satisfaction",
        Text::SatisfactionDropWhat => {
            "Assumed satisfaction falls by two or more from one rated step to the next. Only a reason within a cause."
        }
        Text::SatisfactionDropWhy => {
            "A fall weighs more than an evenly middling impression: those who were delighted a moment ago feel let down."
        }
        Text::SatisfactionDropSays => "Satisfaction falls here from {1} ({0}) to {2}.",
        Text::MediumBreak => "Change of medium goes wrong",
        Text::MediumBreakWhat => {
            "Two steps in a row, one online and one offline, and satisfaction falls to 2 at most. Only a reason within a cause."
        }
        Text::MediumBreakWhy => {
            "People change between website, phone and shop without a thought. If everything begins anew there, the company looks like several."
        }
        Text::MediumBreakSays => "The change from {0} ({1}) to here ({2}) fails.",
        Text::UncontrollableStage => "Stage in others’ hands",
        Text::UncontrollableStageWhat => {
            "A step at 2 at most, and no touchpoint of its stage in this journey is controllable. Only a reason within a cause."
        }
        Text::UncontrollableStageWhy => {
            "Press, friends and review sites have much influence, but can’t be steered. Without a touchpoint of one’s own, chance decides what the persona meets there."
        }
        Text::UncontrollableStageSays => "In the stage {0} no touchpoint is controllable here.",
        Text::RatingContradicts => "The rating does not fit the emotion",
        Text::RatingContradictsWhat => {
            "A step stands at 4 or 5, but its emotion is clearly bad; at 5 with a pain point; or at 2 at most with a good emotion."
        }
        Text::RatingContradictsWhy => {
            "One of the two is wrong. As long as it is open which, the curve points the wrong way."
        }
        Text::RatingContradictsSays => "Does a {1} at {0} fit the emotion {2}?",
        Text::QuestionOpen => "Open question of the persona",
        Text::QuestionOpenWhat => {
            "The question at a step, if neither its touchpoint nor a later step at 4 or 5 nor a measure takes up its telling words. Only for personas whose journey falls to 2 or less somewhere."
        }
        Text::QuestionOpenWhy => {
            "The questions that the persona asks yield the measures. Whoever finds no answer looks for it elsewhere, and may not come back."
        }
        Text::QuestionOpenSays => "Where is this answered? {1} asks {2} at {0}.",
        Text::QuestionOpenDo => "Answer at {0}: {1}",
        Text::QuestionOpenKpi => "Enquiries about it per month",
        Text::ObjectionOpen => "Open objection",
        Text::ObjectionOpenWhat => {
            "An objection of a persona that no touchpoint, no measure and none of its steps at 4 or 5 takes up in words. Only for personas whose journey falls to 2 or less somewhere."
        }
        Text::ObjectionOpenWhy => {
            "An objection that nobody addresses stays in mind and has its say. Whoever knows it and answers it takes away its force."
        }
        Text::ObjectionOpenSays => "Who answers the objection {1} of {0}?",
        Text::ObjectionOpenDo => "Answer with evidence or an example: {1}",
        Text::ObjectionOpenKpi => "How often the objection still comes up in talks",
        Text::SourceUnserved => "A source is no touchpoint",
        Text::SourceUnservedWhat => {
            "A persona’s first source of information, or half of them, is not among the touchpoints, neither by name nor by channel. Only if a journey of the plan falls to 2 or less."
        }
        Text::SourceUnservedWhy => {
            "The persona is where it informs itself. Whoever is missing there leaves it to others."
        }
        Text::SourceUnservedSays => "Where {0} looks for advice there is no touchpoint: {1}.",
        Text::SourceUnservedDo => "Show up where the persona informs itself: {1}",
        Text::SourceUnservedKpi => "First contacts through this source per month",
        Text::PersonaWithoutJourney => "Persona without a journey",
        Text::PersonaWithoutJourneyWhat => "A persona to which no journey belongs, once any journey has a step.",
        Text::PersonaWithoutJourneyWhy => {
            "Every target group takes its own way through the touchpoints, often with another start. Without a journey it remains a profile."
        }
        Text::PersonaWithoutJourneySays => "{0} has no journey yet.",
        Text::PersonaShallow => "Shallow persona",
        Text::PersonaShallowWhat => {
            "A persona with a journey, but with at most one entry among goals, sources, challenges and objections, and without a quote."
        }
        Text::PersonaShallowWhy => {
            "Without goals and hurdles nobody can tell what is good or bad at a step: one rates with one’s own eyes."
        }
        Text::PersonaShallowSays => {
            "{0} is hardly more than a name: goals, sources, challenges and objections are missing."
        }
        Text::PersonaTwins => "Two personas, one person",
        Text::PersonaTwinsWhat => {
            "Two personas whose role, goals, sources, challenges and objections have nearly the same words."
        }
        Text::PersonaTwinsWhy => {
            "Personas pay where they decide differently. Twins only double the work, and another group is missing instead."
        }
        Text::PersonaTwinsSays => "{0} and {1} seem to be the same person: what tells them apart?",
        Text::TouchpointTwice => "Touchpoint listed twice",
        Text::TouchpointTwiceWhat => {
            "Two touchpoints of one channel that have the same name, or whose names say the channel only."
        }
        Text::TouchpointTwiceWhy => "What is kept twice is measured by half and owned by two.",
        Text::TouchpointTwiceSays => "Is this the same touchpoint twice: {0} and {1}?",
        Text::CalledOwn => "Others’ called one’s own",
        Text::CalledOwnWhat => {
            "A touchpoint in press, word of mouth, friends or reviews that is called owned, paid or controllable."
        }
        Text::CalledOwnWhy => {
            "What others say can be encouraged, but not steered. Whoever calls it their own relies on chance."
        }
        Text::CalledOwnSays => "{0} ({1}) can’t really be controlled.",
        Text::TouchpointUnused => "Touchpoint without a step",
        Text::TouchpointUnusedWhat => {
            "A touchpoint that no journey uses, once the plan has at least as many steps as touchpoints."
        }
        Text::TouchpointUnusedWhy => {
            "Either it is missing in a journey, and the map is not precise, or nobody comes by, and it only costs."
        }
        Text::TouchpointUnusedSays => "No journey leads to {0}.",
        Text::NothingAfterPurchase => "Nothing after the purchase",
        Text::NothingAfterPurchaseWhat => {
            "A journey reaches conversion and has no step in retention or advocacy after it, although the phase model has these stages."
        }
        Text::NothingAfterPurchaseWhy => {
            "Support, repeat purchase and recommendation belong to the journey and are often forgotten. Keeping those who are won takes far less effort than winning somebody new."
        }
        Text::NothingAfterPurchaseSays => "After the conversion comes nothing: {1} ends with {0}.",
        Text::NoAdvocacy => "Nobody is asked to recommend",
        Text::NoAdvocacyWhat => {
            "A journey ends after the purchase at 4 or 5, but no step is in advocacy, although the phase model has it."
        }
        Text::NoAdvocacyWhy => "Content people gladly recommend if it is easy. Unasked, few do.",
        Text::NoAdvocacySays => "Content, but never asked to recommend: {0} ends at {1} with {2}.",
        Text::PhaseGap => "Gap in the sequence",
        Text::PhaseGapWhat => {
            "A stage without a step while the journey (of three steps or more) has some before and after it. If conversion is missing, “No way to the goal” says so."
        }
        Text::PhaseGapWhy => "The persona skips no phase: what is missing here it gets elsewhere.",
        Text::PhaseGapSays => "{1} skips {0}: there is no step in it, but some before and after.",
        Text::StartsLate => "The journey starts at the purchase",
        Text::StartsLateWhat => {
            "A journey of three steps or more begins in conversion or later, although the phase model has earlier stages and the persona is no customer yet."
        }
        Text::StartsLateWhy => {
            "What happened before the purchase decides with which expectations somebody comes. That is also where the choice is made."
        }
        Text::StartsLateSays => "{0} only starts at the conversion: how did the persona get to {1}?",
        Text::NoMomentOfTruth => "No moment of truth",
        Text::NoMomentOfTruthWhat => "The plan has eight or more rated steps, and none is marked as a moment of truth.",
        Text::NoMomentOfTruthWhy => {
            "Not every step counts the same. Whoever knows the decisive ones puts the means there."
        }
        Text::NoMomentOfTruthSays => "No moment of truth is marked, among {0} rated steps.",
        Text::FlatCurve => "Flat curve",
        Text::FlatCurveWhat => {
            "Five or more rated steps of a journey all stand at the same value; or of six and more four fifths at 3 and the others beside it."
        }
        Text::FlatCurveWhy => {
            "A curve without highs and lows does not say where improving pays. Mostly it was guessed, not asked."
        }
        Text::FlatCurveSays => "The curve of {0} is flat: {1} of {2} steps stand at {3}.",
        Text::OneDoor => "All come by one door",
        Text::OneDoorWhat => {
            "All journeys that begin with the first contact begin at the same touchpoint, with two or more personas."
        }
        Text::OneDoorWhy => {
            "A recommendation is another start than an advert. Who sees only one misses the others, and depends on it."
        }
        Text::OneDoorSays => "All journeys begin at {0}: does nobody come in another way?",
        Text::PaidStart => "Attention only bought",
        Text::PaidStartWhat => "All steps in awareness (two or more) are at paid touchpoints.",
        Text::PaidStartWhy => "Bought attention ends with the budget. Contents of one’s own and recommendations stay.",
        Text::PaidStartSays => "Attention is only bought: all {0} steps in awareness are at adverts.",
        Text::SingleChannel => "Only one channel",
        Text::SingleChannelWhat => "A journey of four steps or more whose touchpoints all have the same channel.",
        Text::SingleChannelWhy => {
            "Hardly anybody decides within a single channel. If it fails or changes its rules, the whole journey fails."
        }
        Text::SingleChannelSays => "Only one channel carries {0}: all {2} steps go through {1}.",
        Text::SingleChannelDo => "Try a second channel for {0} that the persona uses anyway",
        Text::SingleChannelKpi => "Share of contacts through the second channel after three months",
        Text::OneSidedMedium => "Only online or only offline",
        Text::OneSidedMediumWhat => {
            "A journey of three steps or more whose touchpoints are all online or all offline while one of the persona’s sources of information points to the other side."
        }
        Text::OneSidedMediumWhy => {
            "The persona is where it informs itself. Who shows up on one side only leaves the other to competitors."
        }
        Text::OneSidedMediumSays => "{0} is only {1}, but {2} also gets information {3}: {4}.",
        Text::OneSidedMediumDo => "Show up where the persona informs itself: {1}",
        Text::OneSidedMediumKpi => "First contacts through this source per month",
        Text::TargetKeepsLow => "The target leaves it as it is",
        Text::TargetKeepsLowWhat => "A step of a journey as it shall be stands at 2 at most or still has a pain point.",
        Text::TargetKeepsLowWhy => "A target describes how it is good. What stays bad in it nobody will change.",
        Text::TargetKeepsLowSays => "Even in the target {0} stays bad: {1} in {2}.",
        Text::TargetKeepsLowPain => "Even in the target the pain point at {0} stays: {1}",
        Text::StageWithoutMeasure => "No measure yet",
        Text::StageWithoutMeasureWhat => {
            "The plan has no measure at all yet, but five or more rated steps and among them one at 2 at most. The stage of the lowest satisfaction is named."
        }
        Text::StageWithoutMeasureWhy => {
            "A map without measures stays a picture. A single one at the lowest point is the beginning."
        }
        Text::StageWithoutMeasureSays => {
            "Nothing planned yet: a measure in the stage {0} helps most, satisfaction is {1} there on average (assumed, n = {2})."
        }
        Text::MeasureOverdue => "Measure overdue",
        Text::MeasureOverdueWhat => {
            "A measure whose date lies before today and that is not done. From 30 days on, and with a high impact, this weighs more."
        }
        Text::MeasureOverdueWhy => {
            "Improvement succeeds over the long term if somebody keeps at it. A date that has passed is the occasion to decide anew: do it, move it or drop it."
        }
        Text::MeasureOverdueSays => "{0} has been overdue since {1} (status: {2}).",
        Text::MeasureIncomplete => "Measure incomplete",
        Text::MeasureIncompleteWhat => {
            "A planned or running measure without an owner, a KPI or a date; also an idea of high impact that lacks all three."
        }
        Text::MeasureIncompleteWhy => {
            "What belongs to nobody and has no date is left undone. Without a KPI nobody can tell afterwards whether it helped."
        }
        Text::MeasureIncompleteSays => "{0} is incomplete; open: {1}.",
        Text::WordOwner => "an owner",
        Text::WordKpi => "a KPI",
        Text::WordDue => "a date",
        Text::QuickWinWaits => "A quick win waits",
        Text::QuickWinWaitsWhat => {
            "A measure of impact 4 or more and effort 2 or less is an idea or planned while one of impact 3 or less and an effort above its impact is running."
        }
        Text::QuickWinWaitsWhy => "First what yields much and costs little: that makes room and support for the rest.",
        Text::QuickWinWaitsSays => {
            "The easy one first: {0} waits (impact {1}, effort {2}) while {3} is running (impact {4}, effort {5})."
        }
        Text::OneOwner => "One owner for everything",
        Text::OneOwnerWhat => "Four or more open measures with an owner all belong to the same one.",
        Text::OneOwnerWhy => {
            "Whoever owns everything gets to none of it in time. And if this one is away, everything stops."
        }
        Text::OneOwnerSays => "Everything hangs on {0}: {1} open measures, none with anybody else.",
        Text::MeasuresContradict => "Measures contradict each other",
        Text::MeasuresContradictWhat => {
            "Two open measures for the same target or with two words in common, of which one cuts or closes in its words and the other extends or speeds up."
        }
        Text::MeasuresContradictWhy => "Both at once cost double and have no effect. One of the two needs a decision.",
        Text::MeasuresContradictSays => "{0} and {1} work against each other: which shall hold?",
        Text::MeasuresAtStrong => "Measures only where things go well",
        Text::MeasuresAtStrongWhat => {
            "Three or more open measures are all for places at 4 or 5 while a step at 2 at most has no open measure."
        }
        Text::MeasuresAtStrongWhy => "Polishing what is strong is pleasant. What is won is won where people are lost.",
        Text::MeasuresAtStrongSays => {
            "Things are planned only where all goes well: {0} measures at places at 4 or 5, none for steps at 2 at most ({1})."
        }
        Text::VanityKpi => "The KPI does not fit the goal",
        Text::VanityKpiWhat => {
            "An open measure counts followers, likes, views or reach although the plan’s goal is a purchase, an enquiry or a registration; reach in awareness is exempt."
        }
        Text::VanityKpiWhy => "What is measured gets done. Whoever counts applause gets applause, not customers.",
        Text::VanityKpiSays => "{0} counts applause instead of the goal: {1}",
        Text::VanityKpiDo => "Choose a KPI for {0} that leads to the goal: enquiries, sign-ups, purchases",
        Text::VanityKpiKpi => "Contribution to the goal per month",
        Text::NoEvidence => "No evidence",
        Text::NoEvidenceWhat => "Eight or more rated steps, but not a single feedback record with answers.",
        Text::NoEvidenceWhy => "Everything is assumed. Even ten answers say more than the team’s best guess.",
        Text::NoEvidenceSays => "Nothing is proven: {0} ratings, all of them assumed.",
        Text::OldEvidence => "Evidence out of date",
        Text::OldEvidenceWhat => "Feedback that is older than two years, without newer one at the same place.",
        Text::OldEvidenceWhy => {
            "What people said years ago was about another offer. Decisions of today need answers of today."
        }
        Text::OldEvidenceSays => "The evidence {0} is out of date: {1}.",
        Text::OldEvidenceDo => "Ask the same question again today: {0}",
        Text::OldEvidenceKpi => "30 new answers at least",
        Text::FewAnswers => "Few answers",
        Text::FewAnswersWhat => "Feedback with one to nine answers, interviews aside, and no other at the same place.",
        Text::FewAnswersWhy => {
            "With few answers a single one moves the result a lot. Such figures warn, but prove nothing."
        }
        Text::FewAnswersSays => "{0} rests on few answers: n = {1}.",
        Text::FewAnswersDo => "Gather more answers: {0}",
        Text::FewAnswersKpi => "30 answers at least",
        Text::OneSource => "One source only",
        Text::OneSourceWhat => {
            "All feedback of a plan with ten or more rated steps comes from a single record, or all of it from reviews, community, support or interviews."
        }
        Text::OneSourceWhy => {
            "Every source hears certain people only. Using one alone takes their opinion for everybody’s."
        }
        Text::OneSourceSays => "One source alone backs the plan: {0}.",
        Text::MetricMisfit => "The metric does not fit the place",
        Text::MetricMisfitWhat => {
            "Recommendation (NPS) at a touchpoint that journeys use before the purchase only, or at a single contact such as a form, a chat or a checkout; effort (CES) at advertising, press or word of mouth, where there is nothing to do."
        }
        Text::MetricMisfitWhy => {
            "Only those who know the offer can recommend it; only what has to be done can be an effort. The figure looks precise and measures nothing."
        }
        Text::MetricMisfitNps => "Asked too early: recommendation (NPS) at {1} before anybody knows the offer: {0}.",
        Text::MetricMisfitCes => "There is nothing to do at {1}, but effort was asked for (CES): {0}.",
        Text::FansOnly => "Only fans were asked",
        Text::FansOnlyWhat => {
            "A feedback record’s name or comments speak of regulars, members or fans, and the result is high (4 and more)."
        }
        Text::FansOnlyWhy => "Those who stayed say good things. Those who left ought to be asked, too.",
        Text::FansOnlySays => "Were only fans asked? {0} yields {1}.",
        Text::FansOnlyDo => "Ask people who gave up, too: {0}",
        Text::FansOnlyKpi => "Answers of people who gave up",
        Text::Consent => "Consent is missing",
        Text::ConsentWhat => {
            "A touchpoint’s name or notes, a step’s words there, or a measure speak of addresses without consent: bought, from raffles, added automatically, cold calls."
        }
        Text::ConsentWhy => {
            "Advertising by e-mail or phone needs consent. Without it, warnings and fines loom, and trust is lost."
        }
        Text::ConsentSays => "Is consent missing at {0}? {1}",
        Text::ConsentDo => "Write at {0} only to those who have expressly agreed",
        Text::ConsentKpi => "Share of addresses with proof of consent",
        Text::SensitiveData => "Sensitive data in personalisation",
        Text::SensitiveDataWhat => {
            "Personalisation at a channel of advertising or mailing draws on health, religion, finances, children or whereabouts."
        }
        Text::SensitiveDataWhy => {
            "Specially protected data may only be used with express consent, and people feel it as an intrusion."
        }
        Text::SensitiveDataSays => "Is this too personal at {0}? {1}",
        Text::SensitiveDataDo => "Address people at {0} without sensitive data",
        Text::SensitiveDataKpi => "Sensitive attributes in mailing lists: none",
        Text::PaidReview => "Reward for reviews",
        Text::PaidReviewWhat => "A measure or a touchpoint names a reward and reviews in one sentence.",
        Text::PaidReviewWhy => {
            "Bought reviews have to be recognisable as such; portals delete them, and whoever notices believes none any more."
        }
        Text::PaidReviewSays => "Are reviews rewarded? {1}",
        Text::PaidReviewDo => "Ask for honest reviews, without anything in return",
        Text::PaidReviewKpi => "New reviews per month",
        Text::BuyingCentre => "Those who decide are missing",
        Text::BuyingCentreWhat => {
            "In a B2B plan all personas have one role (only users, only buyers or only management), and no step mentions the others."
        }
        Text::BuyingCentreWhy => {
            "In companies several people decide: who leads, who buys, who works with it. Convincing one side only fails at the other."
        }
        Text::BuyingCentreDecide => "Nobody who decides or pays is a persona: only {0}.",
        Text::BuyingCentreUse => "Nobody who works with it is a persona: only {0}.",
        Text::MassMedia => "Mass medium for a niche",
        Text::MassMediaWhat => "TV, radio, posters or influencers as a touchpoint in a B2B plan.",
        Text::MassMediaWhy => {
            "Few companies are meant, all others are paid for, too. Trade media and fairs reach the same people for less."
        }
        Text::MassMediaSays => "Wasted reach: {0} ({1}) reaches mostly people who will never be customers.",
        Text::WordContent => "4 or 5",
        Text::WordLow => "2 at most",
        Text::FGoal => "on the way to the goal",
        Text::FExpected => "only expected, not promised",
        Text::FMedian => "otherwise a median of {0}",
        Text::FTroubles => "troubles the persona anyway",
        Text::PromiseBrokenOwn => "Promised: {0}; at {1} it takes {2}.",
        Text::FBetter => "better than assumed",
        Text::PriceSurpriseFigures => "The price comes as a surprise: {0} at {1}, {3} at {2}.",
        Text::RatingContradictsPain => "Does a 5 at {0} fit the pain point {1}?",
        Text::MetricMisfitContact => "{1} is a single contact, but recommendation (NPS) was asked for: {0}.",
    }
}
