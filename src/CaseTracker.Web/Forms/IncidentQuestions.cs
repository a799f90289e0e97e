using CaseTracker.Reference;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Forms;

/// <summary>The questions about an incident, the same when it is registered and when it is corrected.</summary>
internal static class IncidentQuestions
{
    /// <param name="missions">Those in which the caller may act; none for humanitarian cases.</param>
    public static IEnumerable<Section> Of(IReadOnlyList<Mission> missions, bool withAssessment, bool withAttribution)
    {
        yield return new Section(
            PageText.Of("Form.Incident"),
            [
                .. missions.Count > 0 ? [Ask.Mission("Mission", missions)] : Array.Empty<Field>(),
                Ask.Date("OccurredOn"),
                Ask.Term<Act>("Act"),
                .. withAssessment ? [Ask.Term<Nature>("Nature", among: Malicious(withAttribution))] : Array.Empty<Field>(),
            ]
        );
        yield return new Section(PageText.Of("Form.Where"), [.. Where(missions, withAssessment)]);
        if (!withAssessment)
            yield break;
        yield return new Section(
            PageText.Of("Form.Assessment"),
            [
                Ask.Term<Means>("Means"),
                Ask.Term<Setting>("Setting"),
                Ask.Term<Perpetrator>("Perpetrator"),
                .. withAttribution ? [Ask.Term<Attribution>("Attribution")] : Array.Empty<Field>(),
            ]
        )
        {
            Lead = PageText.Of("Form.Assessment.Lead"),
        };
    }

    // What was no malicious act is no case; that it was none may turn out later.
    private static Nature[] Malicious(bool laterToo) => laterToo ? Enum.GetValues<Nature>() : [Nature.Malicious, Nature.SuspectedMalicious];

    private static IEnumerable<Field> Where(IReadOnlyList<Mission> missions, bool exact)
    {
        var hosts = missions.SelectMany(m => m.Hosts).Select(h => h.State).Distinct();
        yield return Ask.State(
            "Host",
            missions.Count > 0 ? hosts : States.All.Where(s => s.HasLiaison).Select(s => s.Iso3),
            missions.Count > 0 ? "Host" : "HostState",
            optional: true
        );
        yield return Ask.Line("Area", optional: true);
        if (!exact)
            yield break;
        yield return Ask.Line("Place", optional: true);
        yield return Ask.Line("Latitude", optional: true);
        yield return Ask.Line("Longitude", optional: true);
    }
}
