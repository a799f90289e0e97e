using CaseTracker.Reference;

namespace CaseTracker.Disclosure;

/// <summary>For whom a row is written: the UN, its named readers of strictly confidential matter, or one State (ISO 3166
/// alpha-3).</summary>
public readonly record struct Audience
{
    private readonly string? _code;

    private Audience(string code) => _code = code;

    /// <summary>Desk officers, and focal points for their own missions.</summary>
    public static Audience Un { get; } = new("UN");

    /// <summary>Readers of strictly confidential matter, by named grant; what it holds stands beside the UN's rows.</summary>
    public static Audience UnStrict { get; } = new("UN-STRICT");

    public string Code => _code ?? throw new InvalidOperationException("No audience was chosen.");

    public bool IsState => _code is { Length: 3 };

    /// <exception cref="FormatException">No Member or observer State has this code: territories and historic States map to no
    /// audience.</exception>
    public static Audience Of(string state) =>
        States.Find(state) is { HasLiaison: true } found
            ? new(found.Iso3)
            : throw new FormatException($"'{state}' is not the code of a State.");

    /// <exception cref="FormatException">The text is neither UN nor the code of a State.</exception>
    public static Audience Parse(string text) =>
        text switch
        {
            "UN" => Un,
            "UN-STRICT" => UnStrict,
            _ => Of(text),
        };

    public override string ToString() => Code;
}

/// <summary>In what capacity a State is concerned by a case; it may hold several and then sees the union.</summary>
[Flags]
public enum Capacity
{
    None = 0,

    /// <summary>Host State of the mission at the date and place of the incident.</summary>
    Host = 1,

    /// <summary>It contributed uniformed persons affected, or civilians of its nationality are affected.</summary>
    Concerned = 2,

    /// <summary>Another State, by a dated and reasoned grant.</summary>
    Third = 4,
}
