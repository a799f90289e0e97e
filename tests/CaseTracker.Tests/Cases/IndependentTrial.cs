using System.Text.Json;

namespace CaseTracker.Tests.Cases;

/// <summary>What a proceeding says of its cases, worked out a second time and from the bare ledger, without the product's types.</summary>
internal sealed class IndependentTrial
{
    private static readonly Dictionary<string, string?> _ofStep = new()
    {
        ["investigation_opened"] = "investigation", ["evidence_requested"] = "investigation", ["mission_investigators_joined"] = "investigation",
        ["contributor_investigators_joined"] = "investigation", ["concluded"] = "investigation", ["trial_opened"] = "trial", ["judgment"] = "first_instance_verdict",
        ["appeal_lodged"] = "appeal", ["appeal_decided"] = "appeal", ["retrial_ordered"] = "appeal", ["final"] = "final",
    };

    private readonly List<Said> _said = [];
    private readonly HashSet<string> _gone = [];

    /// <summary>Ids of the cases that it is about now.</summary>
    public HashSet<Guid> Cases { get; } = [];

    /// <param name="Accused">Whom it is about; null for the proceeding as a whole.</param>
    /// <param name="Stage">Null for what says nothing of how far it came.</param>
    public sealed record Said(string Id, string? Accused, string? Step, string? Stage, string? On, string Source, string Confidence)
    {
        public bool Moves => Source != "media" && Confidence == "confirmed";
    }

    public IEnumerable<Said> Live => _said.Where(s => !_gone.Contains(s.Id) && (s.Accused is null || !_gone.Contains(s.Accused)));

    /// <summary><c>open</c>, <c>suspended</c> or <c>ended</c>: the last of its steps in the world says which.</summary>
    public string Run => Live.Where(s => s is { Moves: true, Accused: null, Step: not null }).OrderBy(s => s.On, StringComparer.Ordinal).Select(s => s.Step switch
    {
        "suspended" => "suspended",
        "discontinued" or "transferred" or "final" => "ended",
        "resumed" or "investigation_opened" or "trial_opened" or "retrial_ordered" => "open",
        _ => null,
    }).LastOrDefault(r => r is not null) ?? "open";

    public void Apply(IndependentFold.Entry entry, JsonElement body)
    {
        switch (entry.Type)
        {
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
            case "statement_corrected":
                var (id, on) = (Text("statement_id"), Text("on"));
                var place = _said.FindIndex(s => s.Id == id);
                if (on is not null) _said[place] = _said[place] with { On = on };
                break;
            case "accused_added":
                Say(Text("accused_id"), null, "suspect_identified");
                break;
            case "step_stated":
                Say(Text("accused_id"), Text("step"), _ofStep.GetValueOrDefault(Text("step")!));
                break;
            case "accused_stated":
                Say(Text("accused_id"), null, Text("status") switch
                {
                    "identified" or "wanted" or "warrant" or "at_large" or "deceased" => "suspect_identified",
                    "charged" => "charged",
                    "tried_present" or "tried_in_absentia" => "trial",
                    "acquitted" or "convicted_not_final" or "serving" or "pardoned" => "first_instance_verdict",
                    "convicted_final" => "final",
                    _ => "arrest",
                });
                break;
            case "charge_stated":
                Say(Text("accused_id"), null, Text("step") is "brought" or "confirmed" ? "charged" : null);
                break;
            case "verdict_stated":
                Say(Text("accused_id"), null, Text("instance") is "appeal" or "cassation" ? "appeal" : "first_instance_verdict");
                break;
            case "sentence_stated" or "sentence_executed":
                Say(Text("accused_id"), null, "first_instance_verdict");
                break;
        }

        string? Text(string name) => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        void Say(string? accused, string? step, string? stage) =>
            _said.Add(new Said(Text("statement_id") ?? accused!, accused, step, stage, entry.EffectiveOn, entry.Source, entry.Confidence));
    }
}
