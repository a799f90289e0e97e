namespace CaseTracker.Web.Forms;

/// <summary>How a question is asked.</summary>
public enum FieldKind
{
    Line,
    Text,
    Choice,

    /// <summary>Day, month and year, of which only the year must be known.</summary>
    Date,

    /// <summary>Day, month and year, all of them.</summary>
    Day,

    /// <summary>Any number of the choices.</summary>
    Checks,
    File,
}

/// <summary>One thing to choose.</summary>
/// <param name="Value">What is sent.</param>
public sealed record Choice(string Value, string Label);

/// <summary>One question of a form; it is named after the property of the command that it fills, so that a refusal finds it.</summary>
public sealed record Field(string Name, FieldKind Kind, string Label)
{
    public string? Hint { get; init; }

    public bool IsOptional { get; init; }

    /// <summary>What the empty choice says, where it is not that the answer is not known.</summary>
    public string? Blank { get; init; }

    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>As it stands in the page; the summary of faults links there.</summary>
    public string Id => "f-" + string.Concat(Name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    public string HintId => Id + "-hint";

    public string FaultId => Id + "-fault";
}

/// <summary>Questions that belong together, under a heading of their own where there are several such groups.</summary>
public sealed record Section(string? Title, IReadOnlyList<Field> Fields)
{
    public string? Lead { get; init; }

    /// <summary>Sends the form, with everything typed, to do something else than its purpose.</summary>
    public SideButton? Button { get; init; }

    /// <summary>The same questions are asked in other sections too: a fault must say in which it is.</summary>
    public bool IsOneOfSeveral { get; init; }
}

/// <summary>A button of a form that does not complete it.</summary>
public sealed record SideButton(string Name, string Value, string Label);
