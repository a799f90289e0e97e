using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Reference;

namespace CaseTracker.Web.Forms;

/// <summary>Forms that say what happened, or say it better.</summary>
internal static class FactForms
{
    public static IReadOnlyList<CaseForm> All { get; } =
    [
        new("correct", FormGroup.Facts, Right.FollowUp, AskIncident, ReadIncident) { Start = StartIncident },
        new(
            "narrative",
            FormGroup.Facts,
            Right.FollowUp,
            _ => [new Section(null, [Ask.Text("Narrative", optional: true)])],
            (c, e) => new SetNarrative.Command(c.Reference, c.Version, e.Text("Narrative"))
        )
        {
            Start = c => new Entries().Set("Narrative", c.Facts.Narrative),
            Applies = CaseForms.ReadsAll,
        },
        new(
            "assess-host",
            FormGroup.Facts,
            Right.FollowUp,
            _ => [new Section(null, [Ask.Term<HostAssessment>("Assessment"), Ask.Date("AssessedOn"), Ask.Reason()])],
            (c, e) =>
                new AssessHost.Command(
                    c.Reference,
                    c.Version,
                    e.Choice<HostAssessment>("Assessment") ?? default,
                    e.Date("AssessedOn") ?? default,
                    e.Text("Reason") ?? ""
                )
        )
        {
            Applies = CaseForms.ReadsAll,
        },
        new(
            "refer",
            FormGroup.Facts,
            Right.Release,
            _ => [new Section(null, [Ask.Line("Mechanism"), Ask.Date("ReferredOn"), Ask.Reason()])],
            (c, e) =>
                new ReferCase.Command(
                    c.Reference,
                    c.Version,
                    e.Text("Mechanism") ?? "",
                    e.Date("ReferredOn") ?? default,
                    e.Text("Reason") ?? ""
                )
        )
        {
            Applies = (seen, caller) => CaseForms.ReadsAll(seen, caller) && seen.Case.HostAssessment is not null and not "able_and_willing",
        },
        new(
            "protected",
            FormGroup.Facts,
            Right.ReadStrict,
            _ => [new Section(null, [Ask.OneOf("Kind", ProtectedKinds), Ask.Text("Text", "ProtectedText")])],
            (c, e) =>
                new RecordProtectedInformation.Command(
                    c.Reference,
                    c.Version,
                    e.Choice<ProtectedKind>("Kind") ?? default,
                    e.Text("Text") ?? ""
                )
        ),
    ];

    private static IEnumerable<Choice> ProtectedKinds =>
        Enum.GetValues<ProtectedKind>()
            .Where(k => k <= ProtectedKind.ProtectionMeasure)
            .Select(k => new Choice(Codes.Of(k), Shell.PageText.Of($"ProtectedKind.{Codes.Of(k)}")));

    private static IEnumerable<Section> AskIncident(CaseAtHand c)
    {
        var missions = c.Facts.Incident.Scope == Scope.Humanitarian ? [] : c.Missions;
        var questions = IncidentQuestions.Of(missions, withAssessment: !c.Facts.HoldsBack, withAttribution: true).ToList();
        if (missions.Count > 0)
            questions[1] = OnlyHosts(questions[1], c);
        return [.. questions, new Section(Shell.PageText.Of("Form.WhyAndWho"), [Ask.Reason(), .. Ask.WhoSays()])];
    }

    // The hosts to choose from are those of the mission as it is; another mission has its own, which follow from it.
    private static Section OnlyHosts(Section where, CaseAtHand c) =>
        where with
        {
            Fields =
            [
                .. where.Fields.Select(f =>
                    f.Name != "Host"
                        ? f
                        : Ask.State(
                            "Host",
                            c.Missions.Where(m => m.Code == c.Facts.Incident.Mission)
                                .SelectMany(m => m.Hosts)
                                .Select(h => h.State)
                                .Concat(c.Hosts)
                                .Distinct(),
                            "Host",
                            optional: true
                        )
                ),
            ],
        };

    private static CorrectIncident.Command ReadIncident(CaseAtHand c, Entries e)
    {
        var all = !c.Facts.HoldsBack;
        return new CorrectIncident.Command(
            c.Reference,
            c.Version,
            e.Text("Mission") ?? "",
            e.Date("OccurredOn") ?? default,
            e.Choice<Act>("Act") ?? default,
            all ? e.Choice<Nature>("Nature") : null,
            e.Text("Host"),
            e.Text("Area"),
            e.Text("Place"),
            e.Number("Latitude"),
            e.Number("Longitude"),
            all ? e.Choice<Means>("Means") : null,
            all ? e.Choice<Setting>("Setting") : null,
            all ? e.Choice<Perpetrator>("Perpetrator") : null,
            all ? e.Choice<Attribution>("Attribution") : null,
            e.Text("Reason") ?? "",
            e.Choice<Source>("Source") ?? default,
            e.Choice<Confidence>("Confidence") ?? default
        );
    }

    private static Entries StartIncident(CaseAtHand c)
    {
        var i = c.Facts.Incident;
        return new Entries()
            .Set("Mission", i.Mission)
            .Set("OccurredOn", i.OccurredOn)
            .Set<Act>("Act", i.Act)
            .Set<Nature>("Nature", i.Nature)
            .Set("Host", c.Facts.Host)
            .Set("Area", i.Area)
            .Set("Place", i.Place)
            .Set("Latitude", i.Latitude)
            .Set("Longitude", i.Longitude)
            .Set<Means>("Means", i.Means)
            .Set<Setting>("Setting", i.Setting)
            .Set<Perpetrator>("Perpetrator", i.Perpetrator)
            .Set<Attribution>("Attribution", i.Attribution)
            .Set<Source>("Source", Source.MissionMonitoring)
            .Set<Confidence>("Confidence", Confidence.Confirmed);
    }
}
