namespace IdentityServer.Shell;

/// <summary>One question of a form: label, hint, the error of its name in the model state, entry.</summary>
internal sealed record Field(string Name, string Label)
{
    public string Type { get; init; } = "text";
    public string? Hint { get; init; }

    /// <summary>What was typed; never given back for a passphrase or a code.</summary>
    public string? Value { get; init; }

    /// <summary>What the browser may fill in (HTML, autofill detail tokens).</summary>
    public string Autocomplete { get; init; } = "off";

    public string? InputMode { get; init; }
    public int MaxLength { get; init; } = 256;
    public bool HasFocus { get; init; }

    public string Id => "field-" + Name.Replace('.', '-');
}
