namespace CaseTracker.Tests.Cases;

/// <summary>Where one accused stands, worked out a second time.</summary>
internal sealed class IndependentStanding
{
    private readonly HashSet<string> _charges = [];
    private string? _where;
    private string? _verdict;
    private bool _charged;
    private bool _tried;
    private bool _absent;
    private bool _final;

    public IndependentStanding(IEnumerable<IndependentStatement> said)
    {
        foreach (var s in said)
            Hear(s);
        (_final, _charged) = (_final && _verdict is not null, _charged || _tried);
    }

    public IReadOnlyList<string> Sentence { get; private set; } = [];

    public bool Is(string figure) =>
        figure switch
        {
            "accused" => true,
            "at_large" => _where is "wanted" or "warrant" or "at_large" or "escaped",
            "in_custody" => _where is "arrested" or "remand" or "serving",
            "on_bail" => _where == "bail",
            "charged" => _charged,
            "tried" => _tried,
            "tried_in_absentia" => _tried && _absent,
            "convicted" => _verdict == "convicted",
            "convicted_final" => _verdict == "convicted" && _final,
            "acquitted" => _verdict is "acquitted" or "not_a_crime",
            "deceased" => _where == "deceased",
            "death_sentences" => Sentence.Contains("death"),
            "life_sentences" => Sentence.Contains("life"),
            "term_sentences" => Sentence.Contains("term") || Sentence.Contains("suspended"),
            _ => throw new ArgumentOutOfRangeException(nameof(figure), figure, "Nobody counts this."),
        };

    private void Hear(IndependentStatement s)
    {
        switch (s.Kind, s.Code)
        {
            case ("step", "retrial_ordered"):
                (_verdict, _final, Sentence) = (null, false, []);
                break;
            case ("step", "final"):
                _final = true;
                break;
            case ("status", var status):
                Stands(status!);
                break;
            case ("charge", "brought" or "confirmed"):
                (_charged, _) = (true, _charges.Add(s.About));
                break;
            case ("charge", _):
                _charges.Remove(s.About);
                _charged = _charges.Count > 0;
                break;
            case ("verdict", var verdict):
                (_verdict, _absent, _tried, _final, Sentence) = (
                    verdict,
                    s.InAbsentia,
                    true,
                    false,
                    verdict == "convicted" ? Sentence : []
                );
                break;
            case ("sentence", _):
                (Sentence, _absent) = (s.Parts, _absent || s.InAbsentia);
                break;
            case ("executed", _):
                _where = "deceased";
                break;
        }
    }

    private void Stands(string status)
    {
        switch (status)
        {
            case "identified":
                break;
            case "charged":
                _charged = true;
                break;
            case "tried_present":
                (_tried, _absent) = (true, false);
                break;
            case "tried_in_absentia":
                (_tried, _absent) = (true, true);
                break;
            case "acquitted":
                (_tried, _verdict) = (true, "acquitted");
                break;
            case "convicted_not_final":
                (_tried, _verdict, _final) = (true, "convicted", false);
                break;
            case "convicted_final":
                (_tried, _verdict, _final) = (true, "convicted", true);
                break;
            case "serving":
                (_where, _tried, _verdict) = (status, true, _verdict ?? "convicted");
                break;
            default:
                _where = status;
                break;
        }
    }
}
