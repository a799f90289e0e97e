using System.Text.Json;

namespace CaseTracker.Tests.Cases;

/// <summary>What a proceeding says of its cases and its accused, worked out a second time and from the bare ledger, without the product's
/// types.</summary>
internal sealed class IndependentTrial
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

    private static readonly Dictionary<string, string?> _ofStep = new()
    {
        ["investigation_opened"] = "investigation",
        ["evidence_requested"] = "investigation",
        ["mission_investigators_joined"] = "investigation",
        ["contributor_investigators_joined"] = "investigation",
        ["concluded"] = "investigation",
        ["trial_opened"] = "trial",
        ["judgment"] = "first_instance_verdict",
        ["appeal_lodged"] = "appeal",
        ["appeal_decided"] = "appeal",
        ["retrial_ordered"] = "appeal",
        ["final"] = "final",
    };

    private static readonly string[] _repeated =
    [
        "suspended",
        "resumed",
        "judgment",
        "evidence_requested",
        "appeal_lodged",
        "appeal_decided",
        "retrial_ordered",
    ];

    private readonly List<IndependentStatement> _said = [];
    private readonly List<IndependentStatement> _accused = [];
    private readonly HashSet<string> _gone = [];
    private int _events;

    public string Reference { get; private set; } = "";

    /// <summary>Ids of the cases that it is about now.</summary>
    public HashSet<Guid> Cases { get; } = [];

    /// <summary>What was said and not taken back, that there is an accused included.</summary>
    public IEnumerable<IndependentStatement> Live =>
        _accused.Concat(_said).Where(s => !_gone.Contains(s.Id) && (s.Accused is null || !_gone.Contains(s.Accused)));

    /// <summary>In the order in which it happened; no two days are equal.</summary>
    private IEnumerable<IndependentStatement> Moving =>
        Live.Where(s => s.Moves && s.Kind != "added").OrderBy(s => s.On, StringComparer.Ordinal);

    /// <summary><c>open</c>, <c>suspended</c> or <c>ended</c>: the last of its steps in the world says which; what has ended cannot be
    /// suspended.</summary>
    public string Run =>
        Moving
            .Where(s => s is { Kind: "step", Accused: null })
            .Aggregate(
                "open",
                (run, s) =>
                    s.Code switch
                    {
                        "suspended" => run == "ended" ? run : "suspended",
                        "discontinued" or "transferred" or "final" => "ended",
                        "resumed" or "investigation_opened" or "trial_opened" or "retrial_ordered" => "open",
                        _ => run,
                    }
            );

    public bool IsFinal =>
        Moving.LastOrDefault(s => s is { Kind: "step", Accused: null, Code: "final" or "retrial_ordered" })?.Code == "final";

    public bool ConvictsFinally => Live.Any(s => s is { Moves: true, Stage: "final" }) && Figure("convicted_final") > 0;

    public string? Stage =>
        Live.Where(s => s.Moves)
            .Select(s => s.Stage)
            .OfType<string>()
            .Concat(Counted.Any() ? ["suspect_identified"] : [])
            .MaxBy(s => Array.IndexOf(_stages, s));

    /// <summary>Somebody other than the media confirmed that there is such an accused.</summary>
    private IEnumerable<string> Counted => Live.Where(s => s.Moves && s.Accused is not null).Select(s => s.Accused!).Distinct();

    /// <summary>Of all that may count for the same thing: the officer's choice, the court, the host State, the mission, the others, the
    /// last recorded.</summary>
    private HashSet<IndependentStatement> Adopted =>
        [
            .. Live.Where(s => s.Kind != "added" && (s.Moves || (s.Chosen is not null && s.Kind == "figure")))
                .GroupBy(s => s.Topic)
                .Select(g => g.OrderBy(s => s.Rank).ThenByDescending(s => s.Chosen ?? s.Place).First()),
        ];

    /// <summary>Null where nobody says anything of it.</summary>
    public int? Figure(string figure)
    {
        var stated = Adopted.Where(s => s.Kind == "figure").ToDictionary(s => s.Code!, s => s.Count);
        if (stated.TryGetValue(figure, out var count))
            return count;
        if (figure == "convicted_final" && IsFinal && stated.TryGetValue("convicted", out var convicted))
            return convicted;
        var (adopted, moving) = (Adopted, Moving.ToList());
        var standings = Counted
            .Select(id => new IndependentStanding(
                moving.Where(s =>
                    (s.Accused == id || s is { Accused: null, Kind: "step" }) && (s.Kind is "step" or "status" || adopted.Contains(s))
                )
            ))
            .ToList();
        if (standings.Count == 0)
            return null;
        var holding = standings.Count(s => s.Is(figure));
        var unknown =
            figure is "death_sentences" or "life_sentences" or "term_sentences"
            && standings.Exists(s => s.Is("convicted") && s.Sentence.Count == 0);
        return unknown && (figure != "death_sentences" || holding == 0) ? null : holding;
    }

    /// <summary>As its rows hold it for the UN.</summary>
    public string Line() => string.Join(" | ", (object?[])[Reference, Stage, Run, IsFinal, .. Figures.Select(f => (object?)Figure(f))]);

    public static IReadOnlyList<string> Figures { get; } =
    [
        "accused",
        "at_large",
        "in_custody",
        "on_bail",
        "charged",
        "tried",
        "tried_in_absentia",
        "convicted",
        "convicted_final",
        "acquitted",
        "deceased",
        "death_sentences",
        "life_sentences",
        "term_sentences",
    ];

    public void Apply(IndependentFold.Entry entry, JsonElement body)
    {
        var place = _events++;
        switch (entry.Type)
        {
            case "proceeding_opened":
                Reference = Text("reference")!;
                break;
            case "case_linked":
                Cases.Add(body.GetProperty("case_id").GetGuid());
                break;
            case "case_unlinked":
                Cases.Remove(body.GetProperty("case_id").GetGuid());
                break;
            case "statement_withdrawn":
                _gone.Add(Text("statement_id")!);
                break;
            case "accused_withdrawn":
                _gone.Add(Text("accused_id")!);
                break;
            case "statement_corrected" when _said.Find(s => s.Id == Text("statement_id")) is { } wrong:
                (wrong.On, wrong.Count) = (
                    Text("on") ?? wrong.On,
                    body.TryGetProperty("count", out var right) ? right.GetInt32() : wrong.Count
                );
                break;
            case "statement_adopted" when _said.Find(s => s.Id == Text("statement_id")) is { } chosen:
                foreach (var other in _said.FindAll(s => s.Topic == chosen.Topic))
                    other.Chosen = null;
                chosen.Chosen = place;
                break;
            case "accused_added":
                Say(_accused, "added", null, "suspect_identified", "");
                break;
            case "step_stated":
                Say(
                    _said,
                    "step",
                    Text("step"),
                    _ofStep.GetValueOrDefault(Text("step")!),
                    $"{Text("by")} {(_repeated.Contains(Text("step")) ? "on" : "")}"
                );
                break;
            case "accused_stated":
                var status = Text("status");
                var isWhere =
                    status
                    is not (
                        "charged"
                        or "tried_present"
                        or "tried_in_absentia"
                        or "acquitted"
                        or "convicted_not_final"
                        or "convicted_final"
                    );
                Say(
                    _said,
                    "status",
                    status,
                    status switch
                    {
                        "identified" or "wanted" or "warrant" or "at_large" or "deceased" => "suspect_identified",
                        "charged" => "charged",
                        "tried_present" or "tried_in_absentia" => "trial",
                        "acquitted" or "convicted_not_final" or "serving" or "pardoned" => "first_instance_verdict",
                        "convicted_final" => "final",
                        _ => "arrest",
                    },
                    isWhere ? "where on" : "court on"
                );
                break;
            case "charge_stated":
                Say(
                    _said,
                    "charge",
                    Text("step"),
                    Text("step") is "brought" or "confirmed" ? "charged" : null,
                    $"{Text("article")} {Text("offence")!.ToUpperInvariant()}"
                );
                break;
            case "verdict_stated":
                Say(
                    _said,
                    "verdict",
                    Text("verdict"),
                    Text("instance") is "appeal" or "cassation" ? "appeal" : "first_instance_verdict",
                    Text("instance")!
                );
                break;
            case "sentence_stated":
                Say(_said, "sentence", null, "first_instance_verdict", Text("instance")!);
                break;
            case "sentence_executed":
                Say(_said, "executed", null, "first_instance_verdict", "");
                break;
            case "figure_stated":
                Say(_said, "figure", Text("figure"), null, "");
                break;
        }

        string? Text(string name) =>
            body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

        void Say(List<IndependentStatement> to, string kind, string? code, string? stage, string about) =>
            to.Add(
                new IndependentStatement
                {
                    Id = Text("statement_id") ?? Text("accused_id")!,
                    Kind = kind,
                    Accused = Text("accused_id"),
                    Code = code,
                    Stage = stage,
                    About = about,
                    Place = place,
                    On = entry.EffectiveOn,
                    Source = entry.Source,
                    Confidence = entry.Confidence,
                    Count = kind == "figure" ? body.GetProperty("count").GetInt32() : 0,
                    InAbsentia = body.TryGetProperty("in_absentia", out var absent) && absent.GetBoolean(),
                    Parts = body.TryGetProperty("parts", out var parts)
                        ? [.. parts.EnumerateArray().Select(p => p.GetProperty("kind").GetString()!)]
                        : [],
                }
            );
    }
}
