using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace CaseTracker.Reference;

/// <summary>All States and territories, today's and those that have ceased to exist, with a tolerant look-up for imported data.</summary>
public static class States
{
    private static readonly FrozenDictionary<string, State> _byIso3;
    private static readonly FrozenDictionary<string, State> _byIso2;
    private static readonly FrozenDictionary<int, State> _byM49;
    private static readonly FrozenDictionary<string, State> _byName;

    static States()
    {
        All = EmbeddedTable.Read(
            "States.csv",
            row => new State
            {
                Iso3 = row.GetString("iso3"),
                Iso2 = row.TextOrNull("iso2"),
                M49 = row.TextOrNull("m49") is { } m49 ? int.Parse(m49, CultureInfo.InvariantCulture) : null,
                Status = Codes.Parse<StateStatus>(row.GetString("status")),
                Names = new(row.GetString("en"), row.GetString("fr"))
                {
                    Ru = row.GetString("ru"),
                    Es = row.GetString("es"),
                    Ar = row.GetString("ar"),
                    Zh = row.GetString("zh"),
                },
                Aliases = row.List("aliases", ';'),
            }
        );
        _byIso3 = All.ToFrozenDictionary(s => s.Iso3);
        _byIso2 = All.Where(s => s.Iso2 is not null).ToFrozenDictionary(s => s.Iso2!);
        _byM49 = All.Where(s => s.M49 is not null).ToFrozenDictionary(s => s.M49!.Value);
        _byName = All.SelectMany(s => NamesOf(s).Select(Folded).Distinct().Select(name => (Name: name, State: s)))
            .ToFrozenDictionary(p => p.Name, p => p.State);
    }

    /// <summary>Every State and territory in the order of its code.</summary>
    public static IReadOnlyList<State> All { get; }

    /// <summary>The State with exactly this alpha-3 code, or nothing.</summary>
    public static State? Find(string? iso3) => iso3 is not null && _byIso3.TryGetValue(iso3, out var state) ? state : null;

    /// <summary>
    /// The State that a source means: by its alpha-3 or alpha-2 code, else by its M49 code (<c>250.0</c> too), else by any of its names in
    /// any language whatever the case, accents and apostrophes; nothing where all three are blank or unknown. Namibia's code is NA, not a
    /// blank.
    /// </summary>
    public static State? Resolve(string? isoCode, string? m49 = null, string? name = null) =>
        ByCode(isoCode) ?? ByM49(m49) ?? ByName(isoCode) ?? ByName(name);

    /// <summary>True for a nationality that the source itself leaves open (blank, or 'ZZ [Undetermined]'): unknown, not mistyped.</summary>
    public static bool IsUndetermined(string? name) => Folded(name ?? "") is "" or "zz" or "zzundetermined" or "undetermined" or "unknown";

    private static State? ByCode(string? code) =>
        code?.Trim().ToUpperInvariant() is not { } upper ? null
        : _byIso3.TryGetValue(upper, out var three) ? three
        : _byIso2.GetValueOrDefault(upper);

    private static State? ByM49(string? m49) =>
        decimal.TryParse(m49?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && number == decimal.Truncate(number)
        && number <= 999
            ? _byM49.GetValueOrDefault((int)number)
            : null;

    private static State? ByName(string? name) => name is null ? null : _byName.GetValueOrDefault(Folded(name));

    private static IEnumerable<string> NamesOf(State s) =>
        [s.Names.En, s.Names.Fr, s.Names.Ru!, s.Names.Es!, s.Names.Ar!, s.Names.Zh!, .. s.Aliases];

    private static string Folded(string name) =>
        string.Concat(
            name.Replace('\uFFFE', ' ').Normalize(NormalizationForm.FormD).Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)
        );
}
