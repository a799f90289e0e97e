using CaseTracker.Disclosure;
using CaseTracker.Reference;

namespace CaseTracker.Cases;

/// <summary>
/// The heart of the product, and pure: from a case and an audience to the rows which that audience may see. Everything here passes the
/// <see cref="Policy"/>; a value that it does not grant is not written, and nothing that is written depends on one.
/// </summary>
public static class Disclose
{
    /// <param name="capacity">In what capacity a State is concerned; <see cref="Capacity.None"/> for the UN.</param>
    public static IEnumerable<Row> To(CaseFile file, Audience audience, Capacity capacity)
    {
        var view = new View(file, audience, capacity);
        if (audience == Audience.UnStrict)
            return ProtectedRows.Of(view);
        if (!view.Allows(Datum.Incident))
            return [];
        var row = Case(view);
        var persons = view.Persons.Select(p => PersonOf(view, p)).ToList();
        return
        [
            row,
            .. persons,
            .. view.Persons.SelectMany(p => DetentionsOf(view, p)),
            .. Timeline.Of(view),
            .. MovementRows(view),
            .. WordRows(view, row, persons),
            .. StateRows(view),
        ];
    }

    private static CaseRow Case(View view)
    {
        var (file, incident) = (view.File, view.File.Incident);
        var totals = view.Allows(Datum.TotalsByHarm) ? file.Persons.CountBy(p => p.Gravest).ToDictionary() : [];
        var (place, assessment) = (view.Allows(Datum.ExactPlace), view.Allows(Datum.InternalAssessment));
        return new CaseRow
        {
            Audience = view.Audience.Code,
            CaseId = file.CaseId,
            Mission = incident.Mission,
            Reference = file.Reference,
            Scope = Codes.Of(incident.Scope),
            Standing =
                file.MergedInto is not null ? "merged"
                : incident.Nature is Nature.Malicious or Nature.SuspectedMalicious ? "counted"
                : "out_of_scope",
            MergedInto = file.MergedInto,
            IncidentOn = incident.OccurredOn.ToString(),
            Act = Codes.Of(incident.Act),
            Hosts = $" {string.Join(' ', incident.Hosts)} ",
            Area = incident.Area,
            Summary = view.Allows(Datum.ReleasableSummary) ? file.Summary : null,
            Stage = Codes.Of(Status.StageOf(file)),
            Activity = Codes.Of(Status.ActivityOf(file)),
            Accountability = Codes.Of(Status.AccountabilityOf(file)),
            Closure = file.Closure is { } closure ? Codes.Of(closure) : null,
            LastMovedOn = Movements.LastOn(file).ToString(),
            FinalConviction = Status.HasFinalConviction(file),
            HostNotifiedOn = FirstOn(file.Notified),
            HostAcknowledgedOn = FirstOn(file.Acknowledged),
            Informed = IsInformed(view),
            Persons = totals.Values.Sum(),
            Killed = Count(Harm.Killed),
            Injured = Count(Harm.InjuredSerious) + Count(Harm.InjuredMinor),
            Abducted = Count(Harm.Abducted) + Count(Harm.Hostage),
            Detained = Count(Harm.Detained),
            Missing = Count(Harm.Missing),
            Assaulted = Count(Harm.SexualAssault) + Count(Harm.Assault),
            Threatened = Count(Harm.Threatened),
            Place = place ? incident.Place : null,
            Latitude = place ? incident.Latitude : null,
            Longitude = place ? incident.Longitude : null,
            Nature = assessment ? Codes.Of(incident.Nature) : null,
            Means = assessment ? Codes.Of(incident.Means) : null,
            Setting = assessment ? Codes.Of(incident.Setting) : null,
            Perpetrator = assessment ? Codes.Of(incident.Perpetrator) : null,
            Attribution = assessment ? Codes.Of(incident.Attribution) : null,
            Classification = view.Allows(Datum.OtherAudiences) ? Codes.Of(file.Classification) : null,
            Narrative = assessment ? file.Narrative : null,
            HostAssessment = assessment && file.Assessment is { } assessed ? Codes.Of(assessed.Assessment) : null,
            AssessmentReason = assessment ? file.Assessment?.Reason : null,
            ReferredTo = assessment ? file.Referral?.Mechanism : null,
            ReferredOn = assessment ? file.Referral?.EffectiveOn?.ToString() : null,
            AwaitingNextOfKin = view.Allows(Datum.OtherAudiences)
                ? file.Persons.Count(p => p.Gravest == Harm.Killed && !p.NextOfKinInformed)
                : null,
            FamiliesToInform = view.Allows(Datum.FamilyFollowUp) ? Families.ToInform(file) : null,
            Disputed = file.Influences.Any(i =>
                i.DisputedBy is { } state && view.Allows(Datum.Submission, new Subject(IsOwn: state == view.Audience.Code))
            ),
            Unconfirmed = view.Allows(Datum.UnconfirmedStatement) ? Completeness.IsUnconfirmed(file) : null,
            DatesMissing = Completeness.LacksDates(file),
        };

        int Count(Harm harm) => totals.GetValueOrDefault(harm);
        string? FirstOn(IReadOnlyDictionary<string, StatedOn> stated) =>
            !view.Allows(Datum.HostNotification)
                ? null
                : incident.Hosts.Select(h => stated.GetValueOrDefault(h)?.On).Where(on => on is not null).Min()?.ToString();
    }

    private static bool IsInformed(View view)
    {
        var concerned = view.File.Persons.Select(p => p.ConcernedState).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return view.Audience.IsState
            ? concerned.Contains(view.Audience.Code) && view.File.Notified.ContainsKey(view.Audience.Code)
            : concerned.Count > 0 && concerned.All(view.File.Notified.ContainsKey);
    }

    private static IEnumerable<MovementRow> MovementRows(View view) =>
        !view.Allows(Datum.Statement)
            ? []
            : Movements
                .Of(view.File)
                .Select(
                    (m, i) =>
                        new MovementRow
                        {
                            Audience = view.Audience.Code,
                            CaseId = view.File.CaseId,
                            Ordinal = i + 1,
                            Mission = view.File.Incident.Mission,
                            FromStage = Codes.Of(m.From),
                            ToStage = Codes.Of(m.To),
                            OccurredOn = m.On?.ToString(),
                            Forum = m.Forum is { } forum ? Codes.Of(forum) : null,
                            Source = Codes.Of(m.Source),
                            Proceeding = m.Proceeding,
                        }
                );

    private static PersonRow PersonOf(View view, Person person)
    {
        var subject = view.SubjectOf(person);
        return new PersonRow
        {
            Audience = view.Audience.Code,
            CaseId = view.File.CaseId,
            PersonId = person.PersonId,
            Mission = view.File.Incident.Mission,
            Personnel = Codes.Of(person.Facts.Personnel),
            PersonnelGroup = Codes.Of(person.Facts.Personnel.Group()),
            Sex = Codes.Of(person.Facts.Sex),
            Harm = Codes.Of(person.Gravest),
            Harms = $" {string.Join(' ', person.Facts.Harms.Select(h => Codes.Of(h.Harm)))} ",
            Nationality = view.Allows(Datum.PersonNationality, subject) ? person.Facts.Nationality : null,
            ConcernedState = view.Allows(Datum.PersonNationality, subject) ? person.ConcernedState : null,
            Name = view.Allows(Datum.PersonName, subject) ? person.Facts.Name?.Text : null,
            NextOfKinInformed = view.Allows(Datum.OtherAudiences) && person.NextOfKinInformed,
        };
    }

    private static IEnumerable<DetentionRow> DetentionsOf(View view, Person person) =>
        Custody
            .Spells(person.Detention)
            .Select(
                (spell, i) =>
                    new DetentionRow
                    {
                        Audience = view.Audience.Code,
                        CaseId = view.File.CaseId,
                        PersonId = person.PersonId,
                        Ordinal = i + 1,
                        Mission = view.File.Incident.Mission,
                        HeldSince = spell.Since.ToString(),
                        HeldBy = view.Allows(Datum.InternalAssessment) && spell.Steps[0].By is { } by ? Codes.Of(by) : null,
                        Place = view.Allows(Datum.ExactPlace) ? spell.Steps.LastOrDefault(s => s.Place is not null)?.Place : null,
                        PlaceKnownOn = On(spell, DetentionStep.PlaceKnown),
                        AccessDeniedOn = On(spell, DetentionStep.AccessDenied),
                        AccessGrantedOn = On(spell, DetentionStep.AccessGranted),
                        MedicalVisitOn = On(spell, DetentionStep.MedicalVisit),
                        LegalCounselOn = On(spell, DetentionStep.LegalCounsel),
                        FamilyInformedOn = On(spell, DetentionStep.FamilyInformed),
                        FromDay = DayOf(spell.From),
                        ToDay = spell.Until is { } until ? DayOf(until) : null,
                        EndedOn = spell.End?.On.ToString(),
                        Ending = spell.End is { } end ? Codes.Of(end.Step) : null,
                    }
            );

    private static string DayOf(DateOnly day) => PartialDate.FromDate(day).ToString();

    private static string? On(CustodySpell spell, DetentionStep step) => spell.Last(step)?.ToString();

    /// <summary>Words are taken from the disclosed rows alone, so that nothing can be found that is not shown.</summary>
    private static IEnumerable<WordRow> WordRows(View view, CaseRow row, IReadOnlyList<PersonRow> persons) =>
        WordConditions
            .Indexed(
                row.Mission,
                row.IncidentOn,
                [row.Reference, row.Mission, row.Area, row.Place, row.Summary, row.Narrative, .. persons.Select(p => p.Name)]
            )
            .Select(word => new WordRow
            {
                Audience = row.Audience,
                Word = word,
                CaseId = row.CaseId,
                Mission = row.Mission,
            });

    private static IEnumerable<StateRow> StateRows(View view) =>
        !view.Allows(Datum.OtherAudiences)
            ? []
            : Capacities
                .Of(view.File)
                .Select(c => new StateRow
                {
                    Audience = view.Audience.Code,
                    CaseId = view.File.CaseId,
                    State = c.Key,
                    Mission = view.File.Incident.Mission,
                    Capacities = string.Join(
                        ',',
                        Enum.GetValues<Capacity>().Where(v => v != Capacity.None && c.Value.HasFlag(v)).Select(Codes.Of)
                    ),
                    Until = view.File.Grants.GetValueOrDefault(c.Key)?.ToString(),
                });

    /// <summary>A case through the eyes of one audience.</summary>
    internal sealed record View(CaseFile File, Audience Audience, Capacity Capacity)
    {
        /// <summary>What a duplicate holds stays held back with it: the case that took it over may be classified strictly confidential
        /// later.</summary>
        public bool IsStrict => File.IsStrictlyConfidential || File.MergedInto is not null;

        public bool Allows(Datum datum, Subject subject = default) => Policy.Allows(datum, Audience, Capacity, IsStrict, subject);

        public IEnumerable<Person> Persons => File.Persons.Where(p => Allows(Datum.Person, SubjectOf(p)));

        public Subject SubjectOf(Person person) =>
            new(person.ConcernedState == Audience.Code, person.NextOfKinInformed, person.NameReleasedTo.Contains(Audience.Code));
    }
}
