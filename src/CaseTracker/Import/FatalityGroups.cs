using CaseTracker.Cases;
using CaseTracker.Reference;

namespace CaseTracker.Import;

/// <summary>
/// Which case the malicious acts of one mission and day belong to. A case is recognised by what was imported into it, not by its facts as
/// they are now, so that an officer's corrections do not tear it apart.
/// </summary>
internal sealed class FatalityGroups
{
    private readonly Dictionary<MissionDay, CaseDraft> _drafts = [];
    private readonly Dictionary<Guid, CaseDraft> _byCase = [];

    /// <param name="rows">All rows of the file.</param>
    /// <param name="touched">Mission-days that have new or changed rows.</param>
    public FatalityGroups(
        IReadOnlyList<SeriesRow<FatalityContent>> rows,
        IReadOnlySet<MissionDay> touched,
        KnownRows known,
        MissionCatalogue missions,
        Func<Guid> newId
    )
    {
        var members = rows.Where(r => r.Content.IsMalicious && touched.Contains(r.Content.MissionDay))
            .Select(r => (r.Content.MissionDay, Place: known.Find(r.Key)))
            .ToLookup(m => m.MissionDay, m => m.Place);
        var inhabitants = rows.Where(r => r.Content.IsMalicious).ToLookup(r => known.StreamOf(r.Key), r => r.Content.MissionDay);
        foreach (var group in members)
        {
            var living = group.Where(p => p is { File: not null, IsLive: true }).Select(p => p!).ToList();
            var file = MostFrequent(
                living.Where(p =>
                    p.File!.Incident.Is(group.Key)
                    || FatalityContent.Read(p.Content) is { IsMalicious: true } c && c.MissionDay == group.Key
                )
            );
            if (file is not null)
                Draft(group.Key, file);
        }
        foreach (var group in members.Where(g => !_drafts.ContainsKey(g.Key)))
        {
            var places = group.OfType<Whereabouts>().ToList();
            var moved = MostFrequent(
                places.Where(p =>
                    p is { File: not null, IsLive: true }
                    && !_byCase.ContainsKey(p.File.CaseId)
                    && inhabitants[p.File.CaseId].All(d => d == group.Key)
                )
            );
            var former = places
                .Select(p => p.Former?.File)
                .FirstOrDefault(f => f is { MergedInto: null } && f.Incident.Is(group.Key) && !_byCase.ContainsKey(f.CaseId));
            if ((moved ?? former) is { } file)
                Draft(group.Key, file);
            else
                _drafts[group.Key] = New(newId(), group.Key, missions);
        }
    }

    /// <summary>Drafts of cases that are begun, in the order of the file.</summary>
    public IEnumerable<(MissionDay Day, CaseDraft Draft)> Begun => _drafts.Where(d => d.Value.File is null).Select(d => (d.Key, d.Value));

    public IEnumerable<CaseDraft> All => _drafts.Values.Concat(_byCase.Values).Distinct();

    public IEnumerable<(MissionDay Day, CaseDraft Draft)> ByDay => _drafts.Select(d => (d.Key, d.Value));

    public CaseDraft Of(MissionDay day) => _drafts[day];

    /// <summary>The draft of a case that exists.</summary>
    public CaseDraft Of(CaseFile file)
    {
        if (!_byCase.TryGetValue(file.CaseId, out var draft))
            _byCase[file.CaseId] = draft = new(file.CaseId, file, file.Incident);
        return draft;
    }

    public static Incident IncidentOn(MissionDay day, MissionCatalogue missions) =>
        new()
        {
            Mission = day.Mission,
            OccurredOn = day.On,
            Act = Act.Killing,
            Nature = Nature.Malicious,
            Hosts = missions.Find(day.Mission) is { } mission ? HostStates.Of(mission, day.On, null) : [],
        };

    private static CaseDraft New(Guid id, MissionDay day, MissionCatalogue missions) => new(id, null, IncidentOn(day, missions));

    private void Draft(MissionDay day, CaseFile file) => _drafts[day] = Of(file);

    private static CaseFile? MostFrequent(IEnumerable<Whereabouts> places) =>
        places.GroupBy(p => p.File!.CaseId).MaxBy(g => g.Count())?.First().File;
}

internal static class IncidentDay
{
    public static bool Is(this Incident incident, MissionDay day) => incident.Mission == day.Mission && incident.OccurredOn == day.On;
}
