//! German: what the rules of the analysis say.

use crate::core::text::rules::Text;

/// The text of this name.
pub const fn text(text: Text) -> &'static str {
    match text {
        Text::FBase => "Grundwert",
        Text::FMoment => "Moment der Wahrheit",
        Text::FLow => "Zufriedenheit hier höchstens 2",
        Text::FBelow => "unter der Mitte 3",
        Text::FBelowFour => "unter „zufrieden“, 4",
        Text::FCertain => "sicher: das ganze Intervall liegt unter 3",
        Text::FUncertain => "weniger als zehn Antworten",
        Text::FWords => "aus Wörtern geschlossen",
        Text::FMild => "Zufriedenheit hier 3 oder mehr",
        Text::FDistance => "Abstand",
        Text::FWorse => "schlechter als gedacht",
        Text::FWorst => "tiefster Wert",
        Text::FReach => "{0} Reisen führen hier vorbei",
        Text::FReasons => "{0} weitere Gründe",
        Text::FReason => "ein weiterer Grund",
        Text::FImpact => "Wirkung 4 oder 5",
        Text::FRunning => "läuft schon",
        Text::FMissing => "je fehlender Angabe 0,6",
        Text::FLong => "seit 30 Tagen oder länger",
        Text::FFall => "Sturz um {0}, davon 1 normal",
        Text::FConvinced => "die Persona war schon überzeugt (4 oder 5)",
        Text::FPlanned => "etwas anderes ist dort geplant",
        Text::FOften => "betrifft die meisten",
        Text::FWeight => "Gewicht der Regel",
        Text::GradeHigh => "schwer",
        Text::GradeMiddle => "spürbar",
        Text::GradeLow => "gering",
        Text::GradeTop => "kritisch",
        Text::LeadMoment => "Hier entscheidet sich, ob die Reise weitergeht.",
        Text::LeadReach => "{0} Reisen führen hier vorbei.",
        Text::LeadRisk => "Hier geht es um Recht: Das kann teuer werden.",
        Text::LeadEnd => "Was am Ende geschieht, bleibt in Erinnerung.",
        Text::LeadShut => "Eine ganze Gruppe bleibt draußen.",
        Text::LeadProof => "Das ist gemessen, nicht vermutet.",
        Text::LeadMany => "{0} Gründe kommen hier zusammen.",
        Text::LeadWorst => "Hier ändert eine Verbesserung mit am meisten.",
        Text::GoalOutOfReach => "Kein Weg zum Ziel",
        Text::GoalOutOfReachWhat => {
            "Reisen ab drei Stationen, die vor der Konversion beginnen und dort keine Station haben."
        }
        Text::GoalOutOfReachWhy => {
            "Wer überzeugt ist und nicht weiterkommt, geht anderswohin. Alles, was vorher gelang, ist dann umsonst bezahlt."
        }
        Text::GoalOutOfReachSays => {
            "Kein Weg zum Ziel: Nach {0} hat die Reise {1} keine Station mehr, an der jemand zusagt."
        }
        Text::GoalOutOfReachDo => "Bei {0} den nächsten Schritt anbieten: Kontakt, Termin oder Bestellung",
        Text::GoalOutOfReachKpi => "Anteil der Personen, die von hier aus das Ziel erreichen",
        Text::CannotUse => "Die Persona kann den Touchpoint nicht nutzen",
        Text::CannotUseWhat => {
            "Bei den Herausforderungen, der Rolle oder den Notizen einer Persona steht, was ihr fehlt (Computer, Smartphone, soziale Medien, Gehör, Augen, Treppen, Auto, Zeit am Tag, Sprache, Karte), und eine Station mit höchstens 3 verlangt genau das: durch ihren Kanal oder nach ihren Worten."
        }
        Text::CannotUseWhy => {
            "Wen ein Touchpoint ausschließt, den überzeugt nichts, was davor gelang. Oft betrifft es viel mehr Menschen als die eine Persona."
        }
        Text::CannotUseSays => "Kommt {0} hier nicht weiter? {1} verlangt {2}, aber: {3}",
        Text::CannotUseDo => "Für {0} einen zweiten Weg anbieten, der ohne {1} auskommt",
        Text::CannotUseKpi => "Anteil der Personen, die den zweiten Weg nehmen und ans Ziel kommen",
        Text::NeedComputer => "Computer und Internet",
        Text::NeedPhone => "ein Smartphone",
        Text::NeedSocial => "ein Konto in sozialen Netzwerken",
        Text::NeedSight => "gute Augen",
        Text::NeedHearing => "gutes Gehör",
        Text::NeedWalk => "Treppen",
        Text::NeedCar => "ein Auto",
        Text::NeedHours => "Zeit zu Bürozeiten",
        Text::NeedLanguage => "sichere Sprachkenntnisse",
        Text::NeedCard => "eine Karte oder ein Onlinekonto",
        Text::NoContact => "Keine Kontaktmöglichkeit",
        Text::NoContactWhat => {
            "Handlung, Gedanke, Frage oder Schwachstelle einer Station oder die Notizen ihres Touchpoints sagen, dass ein Formular, eine Nummer oder eine Person zum Fragen fehlt, gleich wie die Station bewertet ist."
        }
        Text::NoContactWhy => {
            "Wer überzeugt ist und niemanden erreicht, gibt auf und entscheidet sich für ein anderes Angebot."
        }
        Text::NoContactSays => "Fehlt bei {0} ein Weg zum Kontakt? {1}",
        Text::NoAnswer => "Niemand antwortet",
        Text::NoAnswerWhat => {
            "Die Worte einer Station mit höchstens 3 oder die Notizen ihres Touchpoints sagen, dass Anfragen, Anrufe oder Bewertungen ohne Antwort bleiben."
        }
        Text::NoAnswerWhy => {
            "Schweigen wird als Antwort gelesen: Man ist nicht wichtig. Bei Bewertungen lesen alle mit."
        }
        Text::NoAnswerSays => "Antwortet bei {0} niemand? {1}",
        Text::NoAnswerDo => "Antwort bei {0} binnen eines Arbeitstages zusagen und die offenen Fälle abarbeiten",
        Text::NoAnswerKpi => "Median der Zeit bis zur ersten Antwort",
        Text::LongWait => "Lange Wartezeit",
        Text::LongWaitWhat => {
            "Jemand wartet auf uns: Nach den Worten der Station oder an einem Kanal, über den geantwortet oder geliefert wird, vergehen bei höchstens 3 zwei Tage oder mehr (mit Worten ein Tag) und mindestens das Vierfache des Medians der übrigen Zeiten der Reise."
        }
        Text::LongWaitWhy => {
            "Während jemand wartet, kühlt das Interesse ab, und Zweifel wachsen. Eine Nachricht, wie es weitergeht, kostet wenig."
        }
        Text::LongWaitSays => "Langes Warten vor {0}: {1} vergehen, und niemand sagt, wie es weitergeht.",
        Text::LongWaitDo => "Während der Wartezeit vor {0} von selbst melden, wie es steht",
        Text::LongWaitKpi => "Median der Wartezeit und Zahl der Nachfragen",
        Text::PromiseBroken => "Versprechen nicht gehalten",
        Text::PromiseBrokenWhat => {
            "Eine Station mit höchstens 3 nennt in ihren Worten oder als Zeit davor mindestens das Doppelte der Zeit, die ein früherer Touchpoint, eine frühere Station oder die Erwartung der Reise nennt; oder ihre Worte sagen, dass etwas anders zugesagt war."
        }
        Text::PromiseBrokenWhy => {
            "Was versprochen war, ist der Maßstab. Wer ihn verfehlt, verliert mehr als jemand, der nichts versprochen hat."
        }
        Text::PromiseBrokenSays => "Versprochen waren {0} ({1}), bei {2} sind es {3}.",
        Text::PromiseBrokenText => "Kam es bei {0} anders als versprochen? {1}",
        Text::PromiseExpected => "Erwartet werden {0}, bei {1} sind es {2}.",
        Text::PromiseBrokenDo => {
            "Bei {0} nur versprechen, was in neun von zehn Fällen gelingt, und jede Abweichung vorher melden"
        }
        Text::PromiseBrokenKpi => "Anteil der eingehaltenen Zusagen",
        Text::PriceSurprise => "Preis überrascht",
        Text::PriceSurpriseWhat => {
            "Die Worte einer Station mit höchstens 3 sprechen von Aufpreis, Nachzahlung, unerklärten Gebühren oder einem höheren Betrag als zugesagt."
        }
        Text::PriceSurpriseWhy => {
            "Überraschungen beim Preis gehören zu den häufigsten Gründen, abzubrechen oder nicht wiederzukommen."
        }
        Text::PriceSurpriseSays => "Der Preis überrascht bei {0}: {1}",
        Text::PriceSurpriseDo => "Alle Kosten nennen, bevor jemand bei {0} ankommt",
        Text::PriceSurpriseKpi => "Beschwerden und Abbrüche wegen des Preises",
        Text::ContradictoryInfo => "Angaben widersprechen sich",
        Text::ContradictoryInfoWhat => {
            "Die Worte einer Station mit höchstens 3 sagen, dass zwei Stellen Verschiedenes angeben: Preise, Fassungen, Auskünfte."
        }
        Text::ContradictoryInfoWhy => "Wo Angaben auseinandergehen, glauben Menschen keiner von beiden.",
        Text::ContradictoryInfoSays => "Widersprechen sich die Angaben bei {0}? {1}",
        Text::ContradictoryInfoDo => {
            "Eine gültige Quelle für die Angaben bei {0} festlegen und alle anderen darauf verweisen lassen"
        }
        Text::ContradictoryInfoKpi => "Rückfragen zu abweichenden Angaben",
        Text::ToldAgain => "Alles noch einmal von vorn",
        Text::ToldAgainWhat => {
            "Die Worte einer Station mit höchstens 3 sagen, dass jemand weitergereicht wird, alles noch einmal erzählen muss oder niemand zuständig ist."
        }
        Text::ToldAgainWhy => {
            "Für Außenstehende ist das Unternehmen eins. Jede Übergabe, bei der etwas verloren geht, wirkt wie Gleichgültigkeit."
        }
        Text::ToldAgainSays => "Muss man bei {0} von vorn anfangen? {1}",
        Text::ToldAgainDo => "Für die Übergabe zu {0} eine Person bestimmen und alles Bekannte mitgeben",
        Text::ToldAgainKpi => "Anteil der Anliegen, die ohne Weiterreichen gelöst werden",
        Text::NoWayBack => "Kein Weg für Kündigung, Rückgabe, Beschwerde",
        Text::NoWayBackWhat => {
            "An einer Station mit höchstens 3, ab der Konversion, sagen die Worte, dass Kündigen, Zurückgeben, Stornieren oder Beschweren nicht geht oder schwer ist."
        }
        Text::NoWayBackWhy => {
            "Wer leicht gehen kann, kommt leichter wieder und warnt niemanden. Den Weg zu verstecken, kann zudem verboten sein."
        }
        Text::NoWayBackSays => "Geht Kündigen, Zurückgeben oder Beschweren bei {0} nicht? {1}",
        Text::NoWayBackDo => "Bei {0} einen sichtbaren Weg mit Frist und Bestätigung einrichten",
        Text::NoWayBackKpi => "Tage bis zur Erledigung",
        Text::ExistingAsNew => "Bestandskundschaft wird wie neu behandelt",
        Text::ExistingAsNewWhat => {
            "Die Worte einer Station mit höchstens 3 sagen, dass jemand trotz langer Beziehung als neu gilt; oder eine Persona, die schon lange dabei ist, beginnt bei bezahlter Werbung."
        }
        Text::ExistingAsNewWhy => {
            "Wer treu ist und behandelt wird wie beim ersten Mal, fühlt sich übersehen. Diese Menschen zu halten kostet am wenigsten."
        }
        Text::ExistingAsNewSays => "Wird Stammkundschaft bei {0} wie neu behandelt? {1}",
        Text::ExistingAsNewDo => "Bei {0} erkennen, wer schon da war, und Bekanntes nicht noch einmal abfragen",
        Text::ExistingAsNewKpi => "Anteil der Bestandskundschaft, die ohne neue Angaben ans Ziel kommt",
        Text::EndsLow => "Schlechtes Ende",
        Text::EndsLowWhat => {
            "Die letzte bewertete Station einer Reise von drei oder mehr Stationen steht bei höchstens 2, in der Konversion oder danach."
        }
        Text::EndsLowWhy => {
            "Erinnert werden der Höhepunkt und das Ende. Ein schlechtes Ende verdirbt auch, was davor gut war, und wird weitererzählt."
        }
        Text::EndsLowSays => "{0} endet schlecht: {1} steht bei {2}.",
        Text::EndsLowQuote => "{0} endet schlecht, bei {1} ({2}): {3}",
        Text::EndsLowDo => "Vor {0} ankündigen, was kommt, und danach von selbst nachfragen",
        Text::EndsLowKpi => "Zufriedenheit am Ende der Reise",
        Text::MomentOfTruth => "Moment der Wahrheit überzeugt nicht",
        Text::MomentOfTruthWhat => {
            "Stationen, die als Moment der Wahrheit gekennzeichnet sind und keine Bewertung haben oder höchstens 3 (gemessen: unter 3,5)."
        }
        Text::MomentOfTruthWhy => {
            "Hier entscheidet sich, ob die Reise weitergeht. Mittelmaß genügt an dieser Stelle nicht, und wer sie nicht bewertet, plant an der Entscheidung vorbei."
        }
        Text::MomentOfTruthUnrated => "Der Moment der Wahrheit bei {0} ist nicht bewertet.",
        Text::MomentOfTruthSays => "Im Moment der Wahrheit überzeugt {0} nicht: Zufriedenheit {1}.",
        Text::MomentOfTruthQuote => "Im Moment der Wahrheit überzeugt {0} nicht ({1}): {2}",
        Text::MomentOfTruthDo => "Für {0} festlegen, was dort gelingen muss, und es jede Woche prüfen",
        Text::MomentOfTruthKpi => "Anteil der Personen, die nach dieser Station weitergehen",
        Text::LowSatisfaction => "Niedrige Zufriedenheit",
        Text::LowSatisfactionWhat => {
            "Stationen mit einer Zufriedenheit von höchstens 2. Ab zehn Antworten zählt das gemessene Mittel: unter 2,5, oder das ganze 95-%-Intervall unter 3; darunter der niedrigere Wert aus gemessen und angenommen. Momente der Wahrheit haben eine eigene Regel."
        }
        Text::LowSatisfactionWhy => {
            "Wer unzufrieden ist, geht, rät anderen ab oder kommt nicht wieder. An den tiefsten Stellen der Kurve ändert eine Verbesserung am meisten."
        }
        Text::LowSatisfactionSays => "{0} macht unzufrieden: {1}. Woran es liegt, ist noch nicht notiert.",
        Text::LowSatisfactionQuote => "{0} macht unzufrieden ({1}): {2}",
        Text::LowSatisfactionDo => "Beheben, was bei {0} stört: {1}",
        Text::LowSatisfactionKpi => "Zufriedenheit an dieser Stelle, vorher und nachher gemessen",
        Text::LowFeedback => "Schlechtes Feedback",
        Text::LowFeedbackWhat => {
            "Touchpoints, deren Feedback sicher unter der Mitte liegt: das ganze 95-%-Intervall unter 3, oder ein Mittel unter 2,5."
        }
        Text::LowFeedbackWhy => {
            "Hier spricht die Kundschaft selbst. Was sie so deutlich sagt, braucht keine Vermutung mehr."
        }
        Text::LowFeedbackSays => "{0} wird schlecht bewertet: {1}.",
        Text::LowFeedbackQuote => "{0} wird schlecht bewertet: {1}. Zum Beispiel: {2}",
        Text::LowFeedbackDo => "Die drei häufigsten Klagen über {0} ordnen und die erste beheben",
        Text::LowFeedbackKpi => "Mittlere Zufriedenheit an diesem Touchpoint",
        Text::AssumedMeasuredApart => "Angenommen und gemessen weichen ab",
        Text::AssumedMeasuredApartWhat => {
            "Die angenommene Zufriedenheit einer Station oder das Mittel eines Touchpoints liegt mindestens 1 neben dem, was gemessen wurde, und außerhalb des 95-%-Intervalls."
        }
        Text::AssumedMeasuredApartWhy => {
            "Ein Plan, der auf einer falschen Annahme steht, bessert an der falschen Stelle nach. Negatives Feedback ernst zu nehmen ist der halbe Weg zur Verbesserung."
        }
        Text::AssumedMeasuredApartOver => "{0} wird überschätzt: angenommen {1}, gemessen {2}.",
        Text::AssumedMeasuredApartUnder => "{0} wird unterschätzt: angenommen {1}, gemessen {2}.",
        Text::AssumedMeasuredApartDo => "In fünf kurzen Gesprächen klären, was bei {0} anders ist als gedacht",
        Text::AssumedMeasuredApartKpi => "Abstand zwischen angenommener und gemessener Zufriedenheit",
        Text::SplitTouchpoint => "Gut für die einen, schlecht für andere",
        Text::SplitTouchpointWhat => {
            "Am selben Touchpoint steht die Reise einer Persona bei 4 oder 5 und die einer anderen bei höchstens 2."
        }
        Text::SplitTouchpointWhy => {
            "Ein Mittelwert verdeckt, dass eine Gruppe verloren geht. Was für die einen passt, braucht für die anderen eine zweite Fassung."
        }
        Text::SplitTouchpointSays => "{0} ist gut für {1} ({2}), aber schlecht für {3} ({4}).",
        Text::SplitTouchpointDo => "{0} für die unzufriedene Persona anders führen: ihre Worte, ihre Fragen",
        Text::SplitTouchpointKpi => "Unterschied der Zufriedenheit zwischen den Personas",
        Text::Loop => "Im Kreis",
        Text::LoopWhat => {
            "In einer Reise kommt derselbe Touchpoint dreimal oder öfter vor, nie bei 4 oder 5 und mindestens zweimal bei höchstens 2."
        }
        Text::LoopWhy => "Wer immer wieder am selben Ort landet, ohne dass es besser wird, gibt irgendwann auf.",
        Text::LoopSays => "{1} dreht sich im Kreis: {2}-mal {0}, ohne dass es besser wird.",
        Text::LoopDo => "Dafür sorgen, dass ein Kontakt bei {0} genügt",
        Text::LoopKpi => "Anteil der Anliegen, die beim ersten Kontakt gelöst werden",
        Text::DoneWithoutEffect => "Maßnahme erledigt, Lage unverändert",
        Text::DoneWithoutEffectWhat => {
            "Eine erledigte Maßnahme gilt einer Station oder ihrem Touchpoint, und die Station steht weiter bei höchstens 2."
        }
        Text::DoneWithoutEffectWhy => {
            "Abgehakt ist nicht gelöst. Entweder traf die Maßnahme die Ursache nicht, oder die Bewertung ist veraltet."
        }
        Text::DoneWithoutEffectSays => "Erledigt, aber ohne Wirkung: {0}. {1} steht weiter bei {2}.",
        Text::DoneWithoutEffectDo => "Prüfen, warum es bei {0} nicht geholfen hat, und neu ansetzen",
        Text::DoneWithoutEffectKpi => "Zufriedenheit nach der Maßnahme",
        Text::PainPointOpen => "Schwachstelle ohne Maßnahme",
        Text::PainPointOpenWhat => {
            "Eine Schwachstelle ist notiert, aber weder für die Station noch für ihren Touchpoint läuft oder steht eine Maßnahme an, die sie in Worten aufgreift. Erledigte zählen nicht."
        }
        Text::PainPointOpenWhy => {
            "Eine erkannte Schwachstelle, um die sich niemand kümmert, ist verschenkte Arbeit: Der schwierige Teil, sie zu finden, ist schon getan."
        }
        Text::PainPointOpenSays => "{1}: Bei {0} ist nichts dagegen geplant.",
        Text::PainPointOpenOther => "{1}: Hilft {2} bei {0} dagegen?",
        Text::PainPointOpenDo => "Beheben: {1}",
        Text::PainPointOpenKpi => "Beschwerden und Abbrüche an dieser Station je Monat",
        Text::OwnerMissing => "Niemand verantwortlich",
        Text::OwnerMissingWhat => {
            "Eine Station mit höchstens 2, deren steuerbarer Touchpoint keine verantwortliche Stelle nennt, obwohl die meisten Touchpoints des Plans eine haben."
        }
        Text::OwnerMissingWhy => "Was niemandem gehört, bessert niemand.",
        Text::OwnerMissingSays => "Niemand ist für {0} verantwortlich.",
        Text::OwnerMissingDo => "Für {0} eine verantwortliche Person benennen",
        Text::OwnerMissingKpi => "Verantwortung vergeben",
        Text::SatisfactionDrop => "Bruch in der Zufriedenheit",
        Text::SatisfactionDropWhat => {
            "Die angenommene Zufriedenheit fällt von einer bewerteten Station zur nächsten um zwei oder mehr. Nur ein Grund in einer Ursache."
        }
        Text::SatisfactionDropWhy => {
            "Ein Sturz wiegt schwerer als ein gleichmäßig mäßiger Eindruck: Gerade wer eben noch begeistert war, fühlt sich im Stich gelassen."
        }
        Text::SatisfactionDropSays => "Die Zufriedenheit fällt hier von {1} ({0}) auf {2}.",
        Text::MediumBreak => "Medienbruch",
        Text::MediumBreakWhat => {
            "Zwei aufeinanderfolgende Stationen, eine online und eine offline, und die Zufriedenheit fällt dabei auf höchstens 2. Nur ein Grund in einer Ursache."
        }
        Text::MediumBreakWhy => {
            "Menschen wechseln zwischen Website, Telefon und Laden, ohne darüber nachzudenken. Fängt dort alles von vorn an, wirkt das Unternehmen wie mehrere."
        }
        Text::MediumBreakSays => "Der Wechsel von {0} ({1}) hierher ({2}) missglückt.",
        Text::UncontrollableStage => "Grundphase in fremder Hand",
        Text::UncontrollableStageWhat => {
            "Eine Station mit höchstens 2, und kein Touchpoint ihrer Grundphase in dieser Reise ist steuerbar. Nur ein Grund in einer Ursache."
        }
        Text::UncontrollableStageWhy => {
            "Presse, Freundeskreis und Bewertungsportale wirken stark, lassen sich aber nicht lenken. Ohne eigenen Touchpoint bleibt es Zufall, was die Persona dort erlebt."
        }
        Text::UncontrollableStageSays => "In der Grundphase {0} ist hier kein Touchpoint steuerbar.",
        Text::RatingContradicts => "Bewertung passt nicht zum Gefühl",
        Text::RatingContradictsWhat => {
            "Eine Station steht bei 4 oder 5, aber ihr Gefühl ist eindeutig schlecht; bei 5 mit einer Schwachstelle; oder bei höchstens 2 mit einem guten Gefühl."
        }
        Text::RatingContradictsWhy => {
            "Eines von beiden stimmt nicht. Solange offen ist, welches, zeigt die Kurve in die falsche Richtung."
        }
        Text::RatingContradictsSays => "Passt die {1} bei {0} zum Gefühl {2}?",
        Text::QuestionOpen => "Offene Frage der Persona",
        Text::QuestionOpenWhat => {
            "Die Frage an einer Station, wenn weder ihr Touchpoint noch eine spätere Station mit 4 oder 5 noch eine Maßnahme ihre tragenden Wörter aufgreift. Nur bei Personas, deren Reise irgendwo auf 2 oder weniger fällt."
        }
        Text::QuestionOpenWhy => {
            "Die Fragen, die sich die Persona stellt, ergeben die Maßnahmen. Wer keine Antwort findet, sucht sie anderswo und kommt vielleicht nicht zurück."
        }
        Text::QuestionOpenSays => "Wo wird das beantwortet? {1} fragt {2} bei {0}.",
        Text::QuestionOpenDo => "Bei {0} beantworten: {1}",
        Text::QuestionOpenKpi => "Rückfragen dazu je Monat",
        Text::ObjectionOpen => "Offener Einwand",
        Text::ObjectionOpenWhat => {
            "Ein Einwand einer Persona, den kein Touchpoint, keine Maßnahme und keine ihrer Stationen mit 4 oder 5 in Worten aufgreift. Nur bei Personas, deren Reise irgendwo auf 2 oder weniger fällt."
        }
        Text::ObjectionOpenWhy => {
            "Ein Einwand, den niemand anspricht, bleibt im Kopf und entscheidet mit. Wer ihn kennt und beantwortet, nimmt ihm die Kraft."
        }
        Text::ObjectionOpenSays => "Wer entkräftet den Einwand {1} von {0}?",
        Text::ObjectionOpenDo => "Mit einem Beleg oder Beispiel beantworten: {1}",
        Text::ObjectionOpenKpi => "Wie oft der Einwand in Gesprächen noch fällt",
        Text::SourceUnserved => "Informationsquelle ist kein Touchpoint",
        Text::SourceUnservedWhat => {
            "Die erste Informationsquelle einer Persona oder die Hälfte von ihnen kommt unter den Touchpoints nicht vor, weder dem Namen noch dem Kanal nach. Nur wenn im Plan eine Reise auf 2 oder weniger fällt."
        }
        Text::SourceUnservedWhy => "Die Persona ist dort, wo sie sich informiert. Wer da fehlt, überlässt sie anderen.",
        Text::SourceUnservedSays => "Wo sich {0} informiert, fehlt ein Touchpoint: {1}.",
        Text::SourceUnservedDo => "Dort auftreten, wo sich die Persona informiert: {1}",
        Text::SourceUnservedKpi => "Erste Kontakte über diese Quelle je Monat",
        Text::PersonaWithoutJourney => "Persona ohne Reise",
        Text::PersonaWithoutJourneyWhat => {
            "Eine Persona, zu der keine Reise gehört, sobald irgendeine Reise eine Station hat."
        }
        Text::PersonaWithoutJourneyWhy => {
            "Jede Zielgruppe geht ihren eigenen Weg durch die Touchpoints, oft mit einem anderen Anfang. Ohne eigene Reise bleibt sie ein Steckbrief."
        }
        Text::PersonaWithoutJourneySays => "{0} hat noch keine eigene Reise.",
        Text::PersonaShallow => "Persona ohne Inhalt",
        Text::PersonaShallowWhat => {
            "Eine Persona mit Reise, aber mit höchstens einem Eintrag unter Zielen, Quellen, Herausforderungen und Einwänden, und ohne Zitat."
        }
        Text::PersonaShallowWhy => {
            "Ohne Ziele und Hürden lässt sich nicht sagen, was an einer Station gut oder schlecht ist: Man bewertet mit den eigenen Augen."
        }
        Text::PersonaShallowSays => {
            "{0} ist kaum mehr als ein Name: Ziele, Quellen, Herausforderungen und Einwände fehlen."
        }
        Text::PersonaTwins => "Zwei Personas, eine Person",
        Text::PersonaTwinsWhat => {
            "Zwei Personas, deren Rolle, Ziele, Quellen, Herausforderungen und Einwände fast dieselben Wörter haben."
        }
        Text::PersonaTwinsWhy => {
            "Personas lohnen sich, wo sie sich verschieden entscheiden. Zwillinge verdoppeln nur die Arbeit, und eine andere Gruppe fehlt dafür."
        }
        Text::PersonaTwinsSays => "{0} und {1} sind wohl dieselbe Person: Was unterscheidet sie?",
        Text::TouchpointTwice => "Touchpoint steht zweimal da",
        Text::TouchpointTwiceWhat => {
            "Zwei Touchpoints desselben Kanals, die gleich heißen oder deren Namen nur den Kanal nennen."
        }
        Text::TouchpointTwiceWhy => "Was doppelt geführt wird, wird halb gemessen und von zweien verantwortet.",
        Text::TouchpointTwiceSays => "Ist das zweimal derselbe Touchpoint: {0} und {1}?",
        Text::CalledOwn => "Fremdes als eigen geführt",
        Text::CalledOwnWhat => {
            "Ein Touchpoint in Presse, Empfehlung, Freundeskreis oder Bewertungen, der als eigen, bezahlt oder steuerbar geführt wird."
        }
        Text::CalledOwnWhy => {
            "Was andere sagen, lässt sich anregen, aber nicht steuern. Wer es für eigen hält, verlässt sich auf Zufall."
        }
        Text::CalledOwnSays => "{0} ({1}) lässt sich nicht wirklich steuern.",
        Text::TouchpointUnused => "Touchpoint ohne Station",
        Text::TouchpointUnusedWhat => {
            "Ein Touchpoint, den keine Reise nutzt, sobald der Plan mindestens so viele Stationen wie Touchpoints hat."
        }
        Text::TouchpointUnusedWhy => {
            "Entweder fehlt er in einer Reise, dann ist die Karte ungenau, oder niemand kommt an ihm vorbei, dann kostet er nur."
        }
        Text::TouchpointUnusedSays => "Keine Reise führt zu {0}.",
        Text::NothingAfterPurchase => "Nichts nach dem Kauf",
        Text::NothingAfterPurchaseWhat => {
            "Eine Reise erreicht die Konversion und hat danach keine Station in Bindung oder Fürsprache, obwohl das Phasenmodell diese Grundphasen kennt."
        }
        Text::NothingAfterPurchaseWhy => {
            "Betreuung, Wiederkauf und Empfehlung gehören zur Reise und werden oft vergessen. Wen man schon gewonnen hat, den hält man mit viel weniger Aufwand, als jemand Neues zu gewinnen kostet."
        }
        Text::NothingAfterPurchaseSays => "Nach dem Abschluss kommt nichts: {1} endet mit {0}.",
        Text::NoAdvocacy => "Niemand wird um Fürsprache gebeten",
        Text::NoAdvocacyWhat => {
            "Eine Reise endet nach dem Kauf bei 4 oder 5, aber keine Station liegt in der Fürsprache, obwohl das Phasenmodell sie kennt."
        }
        Text::NoAdvocacyWhy => "Zufriedene empfehlen gern, wenn es leicht ist. Ungefragt tun es wenige.",
        Text::NoAdvocacySays => "Zufrieden, aber nie um eine Empfehlung gebeten: {0} endet bei {1} mit {2}.",
        Text::PhaseGap => "Lücke im Ablauf",
        Text::PhaseGapWhat => {
            "Eine Grundphase ohne Station, während die Reise (ab drei Stationen) davor und danach welche hat. Fehlt die Konversion, sagt das „Kein Weg zum Ziel“."
        }
        Text::PhaseGapWhy => "Die Persona überspringt keine Phase: Was hier fehlt, holt sie sich woanders.",
        Text::PhaseGapSays => "{1} überspringt {0}: Dort ist keine Station, aber davor und danach.",
        Text::StartsLate => "Die Reise beginnt erst beim Kauf",
        Text::StartsLateWhat => {
            "Eine Reise ab drei Stationen beginnt in der Konversion oder später, obwohl das Phasenmodell frühere Grundphasen kennt und die Persona nicht schon zur Kundschaft gehört."
        }
        Text::StartsLateWhy => {
            "Was vor dem Kauf geschah, entscheidet, mit welchen Erwartungen jemand kommt. Dort fällt auch die Wahl."
        }
        Text::StartsLateSays => "{0} beginnt erst beim Abschluss: Wie kam die Persona bis {1}?",
        Text::NoMomentOfTruth => "Kein Moment der Wahrheit",
        Text::NoMomentOfTruthWhat => {
            "Der Plan hat acht oder mehr bewertete Stationen, und keine ist als Moment der Wahrheit gekennzeichnet."
        }
        Text::NoMomentOfTruthWhy => {
            "Nicht jede Station zählt gleich. Wer die entscheidenden kennt, setzt die Mittel dort ein."
        }
        Text::NoMomentOfTruthSays => "Kein Moment der Wahrheit ist gekennzeichnet, bei {0} bewerteten Stationen.",
        Text::FlatCurve => "Flache Kurve",
        Text::FlatCurveWhat => {
            "Fünf oder mehr bewertete Stationen einer Reise stehen alle auf demselben Wert; oder ab sechs vier Fünftel davon auf 3 und die übrigen daneben."
        }
        Text::FlatCurveWhy => {
            "Eine Kurve ohne Höhen und Tiefen sagt nicht, wo es sich zu bessern lohnt. Meist wurde sie geschätzt, nicht erfragt."
        }
        Text::FlatCurveSays => "Die Kurve von {0} ist flach: {1} von {2} Stationen stehen bei {3}.",
        Text::OneDoor => "Alle kommen durch eine Tür",
        Text::OneDoorWhat => {
            "Alle Reisen, die mit dem ersten Kontakt beginnen, beginnen am selben Touchpoint, bei zwei oder mehr Personas."
        }
        Text::OneDoorWhy => {
            "Eine Empfehlung ist ein anderer Anfang als eine Anzeige. Wer nur einen sieht, übersieht die anderen, und hängt von ihm ab."
        }
        Text::OneDoorSays => "Alle Reisen beginnen bei {0}: Kommt wirklich niemand auf anderem Weg?",
        Text::PaidStart => "Aufmerksamkeit nur gekauft",
        Text::PaidStartWhat => "Alle Stationen im Bewusstsein (zwei oder mehr) sind an bezahlten Touchpoints.",
        Text::PaidStartWhy => "Gekaufte Aufmerksamkeit endet mit dem Budget. Eigene Inhalte und Empfehlungen bleiben.",
        Text::PaidStartSays => "Aufmerksamkeit ist nur gekauft: Alle {0} Stationen im Bewusstsein liegen an Werbung.",
        Text::SingleChannel => "Nur ein Kanal",
        Text::SingleChannelWhat => "Eine Reise ab vier Stationen, deren Touchpoints alle denselben Kanal haben.",
        Text::SingleChannelWhy => {
            "Kaum jemand entscheidet sich in einem einzigen Kanal. Fällt er aus oder ändert er seine Regeln, fällt die ganze Reise aus."
        }
        Text::SingleChannelSays => "Nur ein Kanal trägt {0}: Alle {2} Stationen laufen über {1}.",
        Text::SingleChannelDo => "Einen zweiten Kanal für {0} erproben, den die Persona ohnehin nutzt",
        Text::SingleChannelKpi => "Anteil der Kontakte über den zweiten Kanal nach drei Monaten",
        Text::OneSidedMedium => "Nur online oder nur offline",
        Text::OneSidedMediumWhat => {
            "Eine Reise ab drei Stationen, deren Touchpoints alle online oder alle offline sind, während eine Informationsquelle der Persona auf die andere Seite deutet."
        }
        Text::OneSidedMediumWhy => {
            "Die Persona ist dort, wo sie sich informiert. Wer nur auf einer Seite auftritt, überlässt die andere der Konkurrenz."
        }
        Text::OneSidedMediumSays => "{0} ist nur {1}, aber {2} informiert sich auch {3}: {4}.",
        Text::OneSidedMediumDo => "Dort auftreten, wo sich die Persona informiert: {1}",
        Text::OneSidedMediumKpi => "Erste Kontakte über diese Quelle je Monat",
        Text::TargetKeepsLow => "Die Sollreise lässt es, wie es ist",
        Text::TargetKeepsLowWhat => {
            "Eine Station einer Reise, wie sie sein soll, steht bei höchstens 2 oder hat noch eine Schwachstelle."
        }
        Text::TargetKeepsLowWhy => {
            "Das Ziel beschreibt, wie es gut ist. Was darin schlecht bleibt, wird niemand ändern."
        }
        Text::TargetKeepsLowSays => "Auch im Soll bleibt {0} schlecht: {1} in {2}.",
        Text::TargetKeepsLowPain => "Auch im Soll bleibt die Schwachstelle bei {0}: {1}",
        Text::StageWithoutMeasure => "Noch keine Maßnahme",
        Text::StageWithoutMeasureWhat => {
            "Der Plan hat noch gar keine Maßnahme, aber fünf oder mehr bewertete Stationen und darunter eine mit höchstens 2. Genannt wird die Grundphase mit der niedrigsten Zufriedenheit."
        }
        Text::StageWithoutMeasureWhy => {
            "Eine Karte ohne Maßnahmen bleibt ein Bild. Eine einzige am tiefsten Punkt ist der Anfang."
        }
        Text::StageWithoutMeasureSays => {
            "Noch nichts geplant: Am meisten hilft eine Maßnahme in der Grundphase {0}, dort ist die Zufriedenheit im Mittel {1} (angenommen, n = {2})."
        }
        Text::MeasureOverdue => "Maßnahme überfällig",
        Text::MeasureOverdueWhat => {
            "Eine Maßnahme, deren Termin vor heute liegt und die nicht erledigt ist. Ab 30 Tagen und bei hoher Wirkung wiegt das mehr."
        }
        Text::MeasureOverdueWhy => {
            "Verbesserungen gelingen auf lange Sicht, wenn jemand dranbleibt. Ein verstrichener Termin ist der Anlass, neu zu entscheiden: tun, verschieben oder lassen."
        }
        Text::MeasureOverdueSays => "{0} ist überfällig seit dem {1} (Stand: {2}).",
        Text::MeasureIncomplete => "Maßnahme unvollständig",
        Text::MeasureIncompleteWhat => {
            "Eine geplante oder laufende Maßnahme ohne Verantwortliche, Kennzahl oder Termin; auch eine Idee mit hoher Wirkung, der alle drei fehlen."
        }
        Text::MeasureIncompleteWhy => {
            "Was niemandem gehört und keinen Termin hat, bleibt liegen. Ohne Kennzahl lässt sich hinterher nicht sagen, ob es geholfen hat."
        }
        Text::MeasureIncompleteSays => "{0} ist unvollständig; offen: {1}.",
        Text::WordOwner => "eine verantwortliche Person",
        Text::WordKpi => "eine Kennzahl",
        Text::WordDue => "ein Termin",
        Text::QuickWinWaits => "Schneller Gewinn wartet",
        Text::QuickWinWaitsWhat => {
            "Eine Maßnahme mit Wirkung ab 4 und Aufwand bis 2 ist Idee oder geplant, während eine mit Wirkung bis 3 und höherem Aufwand als Wirkung läuft."
        }
        Text::QuickWinWaitsWhy => {
            "Zuerst, was viel bringt und wenig kostet: Das schafft Luft und Rückhalt für den Rest."
        }
        Text::QuickWinWaitsSays => {
            "Erst das Leichte: {0} wartet (Wirkung {1}, Aufwand {2}), während {3} läuft (Wirkung {4}, Aufwand {5})."
        }
        Text::OneOwner => "Eine Person für alles",
        Text::OneOwnerWhat => "Vier oder mehr offene Maßnahmen mit Verantwortlichen gehören alle derselben Stelle.",
        Text::OneOwnerWhy => {
            "Wer alles verantwortet, kommt zu nichts davon rechtzeitig. Und fällt diese Stelle aus, steht alles."
        }
        Text::OneOwnerSays => "Alles hängt an {0}: {1} offene Maßnahmen, keine bei jemand anderem.",
        Text::MeasuresContradict => "Maßnahmen heben einander auf",
        Text::MeasuresContradictWhat => {
            "Zwei offene Maßnahmen mit demselben Ziel oder zwei gemeinsamen Wörtern, von denen eine in ihren Worten kürzt oder schließt und die andere ausbaut oder beschleunigt."
        }
        Text::MeasuresContradictWhy => {
            "Beides zugleich kostet doppelt und wirkt nicht. Eine von beiden braucht eine Entscheidung."
        }
        Text::MeasuresContradictSays => "{0} und {1} heben einander auf: Was soll gelten?",
        Text::MeasuresAtStrong => "Maßnahmen nur, wo es gut läuft",
        Text::MeasuresAtStrongWhat => {
            "Drei oder mehr offene Maßnahmen gelten alle Stellen mit 4 oder 5, während eine Station mit höchstens 2 keine offene Maßnahme hat."
        }
        Text::MeasuresAtStrongWhy => "Am Starken zu feilen ist angenehm. Gewonnen wird, wo Menschen verloren gehen.",
        Text::MeasuresAtStrongSays => {
            "Geplant ist nur, wo es gut läuft: {0} Maßnahmen an Stellen mit 4 oder 5, keine für Stationen mit höchstens 2 ({1})."
        }
        Text::VanityKpi => "Kennzahl passt nicht zum Ziel",
        Text::VanityKpiWhat => {
            "Eine offene Maßnahme misst Follower, Likes, Aufrufe oder Reichweite, obwohl das Ziel des Plans ein Kauf, eine Anfrage oder eine Registrierung ist; Reichweite im Bewusstsein ist ausgenommen."
        }
        Text::VanityKpiWhy => "Was gemessen wird, wird gemacht. Wer Beifall zählt, bekommt Beifall, keine Abschlüsse.",
        Text::VanityKpiSays => "{0} misst Beifall statt Abschlüsse: {1}",
        Text::VanityKpiDo => "Für {0} eine Kennzahl wählen, die zum Ziel führt: Anfragen, Anmeldungen, Käufe",
        Text::VanityKpiKpi => "Beitrag zum Ziel je Monat",
        Text::NoEvidence => "Kein Beleg",
        Text::NoEvidenceWhat => "Acht oder mehr bewertete Stationen, aber kein einziges Feedback mit Antworten.",
        Text::NoEvidenceWhy => {
            "Alles ist angenommen. Auch zehn Antworten sagen mehr als die beste Vermutung des Teams."
        }
        Text::NoEvidenceSays => "Nichts ist belegt: {0} Bewertungen, alle angenommen.",
        Text::OldEvidence => "Belege veraltet",
        Text::OldEvidenceWhat => "Feedback, das älter als zwei Jahre ist, ohne neueres am selben Ort.",
        Text::OldEvidenceWhy => {
            "Was Menschen vor Jahren sagten, galt einem anderen Angebot. Entscheidungen von heute brauchen Antworten von heute."
        }
        Text::OldEvidenceSays => "Der Beleg {0} ist veraltet: {1}.",
        Text::OldEvidenceDo => "Dieselbe Frage heute noch einmal stellen: {0}",
        Text::OldEvidenceKpi => "Mindestens 30 neue Antworten",
        Text::FewAnswers => "Wenige Antworten",
        Text::FewAnswersWhat => {
            "Feedback mit einer bis neun Antworten, Interviews ausgenommen, und kein anderes am selben Ort."
        }
        Text::FewAnswersWhy => {
            "Bei wenigen Antworten verschiebt eine einzige das Ergebnis stark. Solche Zahlen warnen, beweisen aber nichts."
        }
        Text::FewAnswersSays => "{0} stützt sich auf wenige Antworten: n = {1}.",
        Text::FewAnswersDo => "Mehr Antworten sammeln: {0}",
        Text::FewAnswersKpi => "Mindestens 30 Antworten",
        Text::OneSource => "Nur eine Quelle",
        Text::OneSourceWhat => {
            "Alles Feedback eines Plans mit zehn oder mehr bewerteten Stationen kommt aus einem einzigen Eintrag, oder alles aus Bewertungen, Community, Support oder Interviews."
        }
        Text::OneSourceWhy => {
            "Jede Quelle hört nur bestimmte Menschen. Wer nur eine nutzt, hält deren Meinung für die aller."
        }
        Text::OneSourceSays => "Nur eine Quelle belegt den Plan: {0}.",
        Text::MetricMisfit => "Metrik passt nicht zum Ort",
        Text::MetricMisfitWhat => {
            "Weiterempfehlung (NPS) an einem Touchpoint, den Reisen nur vor dem Kauf nutzen, oder an einem einzelnen Kontakt wie Formular, Chat oder Kasse; Mühe (CES) an Werbung, Presse oder Empfehlung, wo es nichts zu tun gibt."
        }
        Text::MetricMisfitWhy => {
            "Empfehlen kann nur, wer das Angebot kennt; mühsam kann nur sein, was man tun muss. Die Zahl sieht genau aus und misst nichts."
        }
        Text::MetricMisfitNps => {
            "Zu früh gefragt: Weiterempfehlung (NPS) bei {1}, bevor jemand das Angebot kennt: {0}."
        }
        Text::MetricMisfitCes => "Bei {1} gibt es nichts zu tun, gefragt wurde nach der Mühe (CES): {0}.",
        Text::FansOnly => "Nur Fans gefragt",
        Text::FansOnlyWhat => {
            "Name oder Kommentare eines Feedbacks sprechen von Stammkundschaft, Mitgliedern oder Fans, und das Ergebnis ist hoch (ab 4)."
        }
        Text::FansOnlyWhy => "Wer schon geblieben ist, sagt Gutes. Gefragt werden müssten auch die, die gingen.",
        Text::FansOnlySays => "Nur Fans gefragt? {0} ergibt {1}.",
        Text::FansOnlyDo => "Auch Menschen fragen, die abgebrochen haben: {0}",
        Text::FansOnlyKpi => "Antworten von Abgebrochenen",
        Text::Consent => "Einwilligung fehlt",
        Text::ConsentWhat => {
            "Name oder Notizen eines Touchpoints, die Worte einer Station dort oder eine Maßnahme sprechen von Adressen ohne Einwilligung: gekauft, aus Gewinnspielen, automatisch aufgenommen, Kaltanrufe."
        }
        Text::ConsentWhy => {
            "Werbung per E-Mail oder Telefon braucht eine Einwilligung. Ohne sie drohen Abmahnung und Bußgeld, und Vertrauen geht verloren."
        }
        Text::ConsentSays => "Fehlt bei {0} die Einwilligung? {1}",
        Text::ConsentDo => "Bei {0} nur noch anschreiben, wer ausdrücklich zugestimmt hat",
        Text::ConsentKpi => "Anteil der Adressen mit nachgewiesener Einwilligung",
        Text::SensitiveData => "Heikle Daten in der Ansprache",
        Text::SensitiveDataWhat => {
            "Die Personalisierung an einem Kanal der Werbung oder am Newsletter greift auf Gesundheit, Religion, Finanzen, Kinder oder den Aufenthaltsort zurück."
        }
        Text::SensitiveDataWhy => {
            "Besonders geschützte Daten dürfen nur mit ausdrücklicher Zustimmung genutzt werden, und Betroffene empfinden es als Übergriff."
        }
        Text::SensitiveDataSays => "Ist das bei {0} zu persönlich? {1}",
        Text::SensitiveDataDo => "Bei {0} ohne heikle Daten ansprechen",
        Text::SensitiveDataKpi => "Heikle Merkmale in Verteilern: keine",
        Text::PaidReview => "Belohnung für Bewertungen",
        Text::PaidReviewWhat => "Eine Maßnahme oder ein Touchpoint nennt eine Belohnung und Bewertungen in einem Satz.",
        Text::PaidReviewWhy => {
            "Gekaufte Bewertungen müssen als solche erkennbar sein; Portale löschen sie, und wer es merkt, glaubt keiner mehr."
        }
        Text::PaidReviewSays => "Werden Bewertungen belohnt? {1}",
        Text::PaidReviewDo => "Um ehrliche Bewertungen bitten, ohne Gegenleistung",
        Text::PaidReviewKpi => "Neue Bewertungen je Monat",
        Text::BuyingCentre => "Entscheidende Rollen fehlen",
        Text::BuyingCentreWhat => {
            "In einem B2B-Plan gehören alle Personas zu einer Rolle (nur Anwendung, nur Einkauf oder nur Leitung), und keine Station erwähnt die anderen."
        }
        Text::BuyingCentreWhy => {
            "In Unternehmen entscheiden mehrere: wer leitet, wer einkauft, wer damit arbeitet. Wer nur eine Seite überzeugt, scheitert an der anderen."
        }
        Text::BuyingCentreDecide => "Niemand, der entscheidet oder bezahlt, ist eine Persona: nur {0}.",
        Text::BuyingCentreUse => "Niemand, der damit arbeitet, ist eine Persona: nur {0}.",
        Text::MassMedia => "Massenmedium für eine Nische",
        Text::MassMediaWhat => "Fernsehen, Radio, Plakate oder Influencer als Touchpoint in einem B2B-Plan.",
        Text::MassMediaWhy => {
            "Wenige Betriebe sind gemeint, alle anderen werden mitbezahlt. Fachmedien und Messen erreichen dieselben Menschen billiger."
        }
        Text::MassMediaSays => "Streuverlust: {0} ({1}) erreicht vor allem Menschen, die nie Kundschaft werden.",
        Text::WordContent => "4 oder 5",
        Text::WordLow => "höchstens 2",
        Text::FGoal => "am Weg zum Ziel",
        Text::FExpected => "nur erwartet, nicht versprochen",
        Text::FMedian => "sonst im Median {0}",
        Text::FTroubles => "beschäftigt die Persona ohnehin",
        Text::PromiseBrokenOwn => "Versprochen waren {0}, bei {1} sind es {2}.",
        Text::FBetter => "besser als gedacht",
        Text::PriceSurpriseFigures => "Der Preis überrascht: {0} bei {1}, {3} bei {2}.",
        Text::RatingContradictsPain => "Passt eine 5 bei {0} zur Schwachstelle {1}?",
        Text::MetricMisfitContact => "{1} ist ein einzelner Kontakt, gefragt wurde nach Weiterempfehlung (NPS): {0}.",
    }
}
