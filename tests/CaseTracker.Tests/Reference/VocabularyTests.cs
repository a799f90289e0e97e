using CaseTracker.Reference;

namespace CaseTracker.Tests.Reference;

public sealed class VocabularyTests
{
    [Test]
    public void Natures_are_the_closed_list() =>
        Expect<Nature>("malicious, suspected_malicious, accident, illness, self_inflicted, other, undetermined");

    [Test]
    public void Acts_are_the_closed_list() =>
        Expect<Act>(
            "killing, attack, sexual_violence, abduction, hostage_taking, detention_by_state, detention_de_facto, threat_intimidation, "
                + "robbery, attack_on_premises, attack_on_assets"
        );

    [Test]
    public void Harms_are_the_closed_list() =>
        Expect<Harm>(
            "killed, injured_serious, injured_minor, abducted, hostage, detained, missing, sexual_assault, assault, threatened, none"
        );

    [Test]
    public void Personnel_are_the_closed_list() =>
        Expect<Personnel>(
            "contingent, staff_officer, military_observer, formed_police_unit, individual_police, government_provided, international_civilian, "
                + "locally_recruited, un_volunteer, consultant, contractor, intern, expert_panel, humanitarian_ngo, other"
        );

    [Test]
    public void Recruitments_are_the_closed_list() => Expect<Recruitment>("contributed, international, local, not_specified");

    [Test]
    public void Terms_of_the_registry_and_of_families_are_closed_lists()
    {
        Expect<ServiceRelation>("in_service, official_travel, off_duty, on_leave, not_in_service");
        Expect<Repatriation>("not_applicable, pending, done");
        Expect<BenefitsClaim>("not_filed, filed, under_review, approved, rejected, paid");
        Expect<ContactSide>("united_nations, concerned_state");
        Expect<InformedBy>("mission, headquarters, concerned_state, host_state, other");
        Expect<SupportKind>("medical, psychosocial, legal_aid, livelihood, administrative");
    }

    [Test]
    public void Means_are_the_closed_list() =>
        Expect<Means>(
            "small_arms, ied, mine_erw, mortar_rocket, ambush, complex_attack, drone, aircraft, vehicle, bladed, beating, arson, "
                + "other, unknown"
        );

    [Test]
    public void Settings_are_the_closed_list() =>
        Expect<Setting>("patrol, convoy, camp_base, checkpoint, residence, road, aircraft, office, public_space, other");

    [Test]
    public void Perpetrators_are_the_closed_list() =>
        Expect<Perpetrator>("host_state_forces, other_state_forces, armed_group, criminal, community, individual, own_personnel, unknown");

    [Test]
    public void Attributions_are_the_closed_list() =>
        Expect<Attribution>("none, alleged, claimed, contested, un_assessed, judicially_established");

    [Test]
    public void Stages_are_the_closed_list_in_order() =>
        Expect<Stage>(
            "reported, host_notified, host_acknowledged, investigation, suspect_identified, arrest, charged, trial, first_instance_verdict, "
                + "appeal, final"
        );

    [Test]
    public void Activities_are_the_closed_list() => Expect<Activity>("active, dormant, suspended, closed, reopened");

    [Test]
    public void Accountabilities_are_the_closed_list() => Expect<Accountability>("no_information, ongoing, partially_resolved, resolved");

    [Test]
    public void Closures_are_the_closed_list() =>
        Expect<Closure>(
            "final_conviction, all_suspects_deceased, judicially_not_a_crime, final_acquittal_no_other_suspect, discontinued, prescribed, "
                + "amnesty_or_pardon, transferred_international, no_jurisdiction, duplicate, out_of_scope"
        );

    [Test]
    public void Only_three_closures_count_as_resolved() =>
        Assert.That(
            Enum.GetValues<Closure>().Where(c => c.IsResolved()),
            Is.EqualTo([Closure.FinalConviction, Closure.AllSuspectsDeceased, Closure.JudiciallyNotACrime])
        );

    [Test]
    public void Suspect_statuses_are_the_closed_list() =>
        Expect<SuspectStatus>(
            "identified, wanted, warrant, arrested, remand, bail, at_large, escaped, charged, tried_present, tried_in_absentia, acquitted, "
                + "convicted_not_final, convicted_final, serving, released, pardoned, deceased, extradited"
        );

    [Test]
    public void Forums_are_the_closed_list() =>
        Expect<Forum>("civilian, military, special_or_hybrid, third_state, icc, other_international");

    [Test]
    public void Sentences_are_the_closed_list() => Expect<SentenceKind>("death, life, term, suspended, fine, reparation, none");

    [Test]
    public void Steps_of_proceedings_are_the_closed_list() =>
        Expect<ProceedingStep>(
            "investigation_opened, evidence_requested, mission_investigators_joined, contributor_investigators_joined, suspended, resumed, concluded, "
                + "discontinued, trial_opened, judgment, appeal_lodged, appeal_decided, retrial_ordered, transferred, final"
        );

    [Test]
    public void Figures_are_the_closed_list() =>
        Expect<Figure>(
            "accused, at_large, in_custody, on_bail, charged, tried, tried_in_absentia, convicted, convicted_final, acquitted, deceased, "
                + "death_sentences, life_sentences, term_sentences"
        );

    [Test]
    public void Kinds_of_assistance_are_the_closed_list() =>
        Expect<AssistanceKind>(
            "investigation, evidence_collection_preservation, forensics, victim_witness_protection, court_security, detention_security, training, "
                + "logistics, legal_drafting, funding"
        );

    [Test]
    public void Authorities_of_host_States_are_the_closed_list() =>
        Expect<HostAuthority>("police, prosecution, judiciary, corrections, other");

    [Test]
    public void Convention_offences_are_the_letters_of_article_9() =>
        Expect<ConventionOffence>("attack_on_person, attack_on_premises, threat, attempt, participation, none");

    [Test]
    public void Sources_are_the_closed_list() =>
        Expect<Source>("host_official, court_record, mission_monitoring, contributor, board_of_inquiry, media, ngo, imported");

    [Test]
    public void Confidences_are_the_closed_list() => Expect<Confidence>("confirmed, unconfirmed, disputed");

    [Test]
    public void Message_kinds_are_the_closed_list() =>
        Expect<MessageKind>(
            "initial_notification, note_verbale, reminder, host_reply, contributor_notice, nationality_notice, next_of_kin_confirmation, "
                + "convention_art12, convention_art13, convention_art18, transmission, assistance_offer, assistance_request"
        );

    [Test]
    public void Host_assessments_are_the_closed_list() =>
        Expect<HostAssessment>("able_and_willing, unable, unwilling, unable_and_unwilling");

    [Test]
    public void Kinds_of_documents_are_the_closed_list() =>
        Expect<DocumentKind>("board_of_inquiry, mission_report, forensic, medical, photograph, court_record, correspondence, other");

    [Test]
    public void Steps_of_custody_are_the_closed_list() =>
        Expect<CustodyStep>("received, moved, copied, returned, verified, found_altered, found_missing");

    [Test]
    public void Treaties_are_the_closed_list() => Expect<Treaty>("convention, optional_protocol");

    [Test]
    public void Message_channels_are_the_closed_list() => Expect<MessageChannel>("electronic, paper, meeting, other");

    [Test]
    public void Submission_kinds_are_the_closed_list() =>
        Expect<SubmissionKind>("acknowledgement, progress_report, correction, document, answer, assistance_request, consent, information");

    [Test]
    public void Clocks_are_the_closed_list() =>
        Expect<ClockKind>(
            "notify_host, notify_contributor, notify_nationality, host_acknowledgement, progress_report, answer_submission, dormant_review, "
                + "convention_art12, convention_art13, convention_art18, transmission"
        );

    [Test]
    public void Units_of_time_limits_are_the_closed_list() => Expect<ClockUnit>("hours, days, working_days");

    [Test]
    public void Classifications_are_the_closed_list() => Expect<Classification>("unclassified, confidential, strictly_confidential");

    [Test]
    public void A_code_reads_back_as_its_value() =>
        Assert.That(Codes.All<SuspectStatus>().Select(Codes.Parse<SuspectStatus>), Is.EqualTo(Enum.GetValues<SuspectStatus>()));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("Killing")]
    [TestCase("killing ")]
    [TestCase("0")]
    public void Refuses_what_is_not_exactly_a_code(string? text)
    {
        Assert.That(Codes.TryParse<Act>(text, out _), Is.False);
        Assert.That(() => Codes.Parse<Act>(text!), Throws.TypeOf<FormatException>());
    }

    private static void Expect<T>(string codes)
        where T : struct, Enum => Assert.That(Codes.All<T>(), Is.EqualTo(codes.Split(", ")));
}
