using System.Globalization;

namespace CaseTracker.Reference;

/// <summary>What a State or territory is to the United Nations.</summary>
public enum StateStatus
{
    Member,
    Observer,
    NonMember,
    Historic,
}

/// <summary>
/// A State or territory under its ISO 3166-1 alpha-3 code, or a State that has ceased to exist under its ISO 3166-3 one; named as UNTERM
/// does.
/// </summary>
public sealed record State
{
    public required string Iso3 { get; init; }

    public string? Iso2 { get; init; }

    /// <summary>The code of the United Nations Statistics Division (M49), unless there is none.</summary>
    public int? M49 { get; init; }

    public required StateStatus Status { get; init; }

    public required Wording Names { get; init; }

    /// <summary>Former and other names and codes under which sources know it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Only Members and observers have liaisons; a State that has ceased to exist and a territory map to none.</summary>
    public bool HasLiaison => Status is StateStatus.Member or StateStatus.Observer;

    public string Name(CultureInfo culture) => Names.In(culture);
}
