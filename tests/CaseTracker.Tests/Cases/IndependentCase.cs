using System.Text.Json;

namespace CaseTracker.Tests.Cases;

/// <summary>What lists and tables count of a case, worked out a second time.</summary>
internal sealed class IndependentCase
{
    private static readonly string[] _stages =
    [
        "reported",
        "host_notified",
        "host_acknowledged",
        "investigation",
        "suspect_identified",
        "arrest",
        "charged",
        "trial",
        "first_instance_verdict",
        "appeal",
        "final",
    ];

    private static readonly string[] _gravity =
    [
        "killed",
        "missing",
        "hostage",
        "abducted",
        "detained",
        "sexual_assault",
        "injured_serious",
        "injured_minor",
        "assault",
        "threatened",
        "none",
    ];

    private readonly Dictionary<string, List<string>> _persons = [];
    private readonly HashSet<string> _notified = [];
    private readonly HashSet<string> _acknowledged = [];
    private readonly List<(string Stage, string? On, bool Moves, bool IsReply)> _milestones = [];
    private readonly Dictionary<string, string?> _days = [];
    private string _occurredOn = "";
    private string _nature = "";
    private string? _reopenedOn;
    private bool _suspended;
    private List<string> _hosts = [];
    private string _reference = "";
    private string? _closure;
    private string? _mergedInto;
    private bool _reopened;

    public Guid CaseId { get; init; }
    public string Reference => _reference;
    public string Mission { get; private set; } = "";
    public IReadOnlyList<string> HostStates => _hosts;
    public string? Closure => _closure;
    public bool ConvictsFinally { get; private set; }

    /// <summary>Neither merged into another nor found not malicious.</summary>
    public bool IsCounted => _mergedInto is null && _nature is "malicious" or "suspected_malicious";
    public int Persons => _persons.Count;
    public int Killed => Gravest.Count(h => h == "killed");

    private IEnumerable<string> Gravest => _persons.Values.Select(harms => harms.MinBy(h => Array.IndexOf(_gravity, h))!);

    /// <summary>Once all was applied: what its proceedings say.</summary>
    public void Hear(IReadOnlyList<IndependentTrial> trials)
    {
        _milestones.AddRange(
            trials.SelectMany(t => t.Live).Where(s => s.Stage is not null).Select(s => (s.Stage!, s.On, s.Moves, s.IsReply))
        );
        ConvictsFinally = trials.Any(t => t.ConvictsFinally);
        _suspended = trials.Any(t => t.Run == "suspended") && trials.All(t => t.Run != "open");
    }

    public void Apply(IndependentFold.Entry entry, JsonElement body)
    {
        switch (entry.Type)
        {
            case "case_registered":
                _reference = Text("reference");
                Take(body.GetProperty("incident"));
                break;
            case "incident_corrected":
                Take(body.GetProperty("incident"));
                break;
            case "person_added" or "person_corrected":
                _persons[Text("person_id")] =
                [
                    .. body.GetProperty("facts").GetProperty("harms").EnumerateArray().Select(h => h.GetProperty("harm").GetString()!),
                ];
                break;
            case "harm_recorded":
                _persons[Text("person_id")].Add(body.GetProperty("harm").GetProperty("harm").GetString()!);
                break;
            case "person_withdrawn":
                _persons.Remove(Text("person_id"));
                break;
            case "state_notified":
                _notified.Add(Text("state"));
                _days[$"host_notified {Text("state")}"] = entry.EffectiveOn;
                break;
            case "state_acknowledged":
                _acknowledged.Add(Text("state"));
                _days[$"host_acknowledged {Text("state")}"] = entry.EffectiveOn;
                break;
            case "milestone_stated":
                _milestones.Add(
                    (
                        Text("stage"),
                        entry.EffectiveOn,
                        entry.Source != "media" && entry.Confidence == "confirmed",
                        entry.Source is "host_official" or "court_record" && entry.Confidence != "unconfirmed"
                    )
                );
                break;
            case "case_closed":
                (_closure, _reopened, _reopenedOn) = (Text("closure"), false, null);
                break;
            case "case_reopened":
                (_closure, _reopened, _reopenedOn) = (null, true, entry.EffectiveOn ?? entry.RecordedAt[..10]);
                break;
            case "case_merged":
                _mergedInto = Text("into");
                break;
        }

        string Text(string name) => body.GetProperty(name).GetString()!;
    }

    private void Take(JsonElement incident)
    {
        (_hosts, _occurredOn) = (
            [.. incident.GetProperty("hosts").EnumerateArray().Select(h => h.GetString()!)],
            incident.GetProperty("occurred_on").GetString()!
        );
        (Mission, _nature) = (incident.GetProperty("mission").GetString()!, incident.GetProperty("nature").GetString()!);
    }

    /// <summary>As its row and its movements hold it for the UN.</summary>
    public string Line()
    {
        var gravest = Gravest.ToList();
        return string.Join(
            " | ",
            (object?[])
                [
                    _reference,
                    LastMovedOn(),
                    string.Join(' ', Movements()),
                    Stage(),
                    _closure is not null ? "closed"
                    : _suspended ? "suspended"
                    : _reopened ? "reopened"
                    : "active",
                    Accountability(),
                    _closure,
                    ConvictsFinally,
                    _mergedInto,
                    gravest.Count,
                    Count("killed"),
                    Count("injured_serious", "injured_minor"),
                    Count("abducted", "hostage"),
                    Count("detained"),
                    Count("missing"),
                    Count("sexual_assault", "assault"),
                    Count("threatened"),
                ]
        );

        int Count(params string[] harms) => gravest.Count(harms.Contains);
    }

    private IEnumerable<string> Moving => _milestones.Where(m => m.Moves).Select(m => m.Stage);

    private IEnumerable<(string Stage, string? On)> Steps =>
        _milestones
            .Where(m => m.Moves)
            .Select(m => (m.Stage, m.On))
            .Concat(_days.Where(d => _hosts.Contains(d.Key.Split(' ')[1])).Select(d => (d.Key.Split(' ')[0], d.Value)));

    private string LastMovedOn() =>
        Steps.Select(s => s.On).Append(_reopenedOn).Append(_occurredOn).OfType<string>().Max(StringComparer.Ordinal)!;

    private IEnumerable<string> Movements()
    {
        var reached = 0;
        foreach (
            var (stage, on) in Steps
                .Select(s => (Stage: Array.IndexOf(_stages, s.Stage), s.On))
                .OrderBy(s => s.On ?? "9999-99", StringComparer.Ordinal)
                .ThenBy(s => s.Stage)
        )
        {
            if (stage <= reached)
                continue;
            yield return $"{_stages[reached]}>{_stages[stage]}@{on}";
            reached = stage;
        }
    }

    public string Stage()
    {
        var reached = Moving.ToList();
        if (_hosts.Exists(_notified.Contains))
            reached.Add("host_notified");
        if (_hosts.Exists(_acknowledged.Contains))
            reached.Add("host_acknowledged");
        return reached.Append("reported").MaxBy(s => Array.IndexOf(_stages, s))!;
    }

    public string Accountability()
    {
        if (_closure is "final_conviction" or "all_suspects_deceased" or "judicially_not_a_crime")
            return "resolved";
        if (Moving.Any(s => s is "first_instance_verdict" or "appeal" or "final"))
            return "partially_resolved";
        var replied = _hosts.Exists(_acknowledged.Contains) || _milestones.Exists(m => m.IsReply);
        return replied ? "ongoing" : "no_information";
    }
}
