using System.Security.Cryptography;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Forms;

/// <summary>A form as the page shows it: the questions, what was typed, what is wrong with it.</summary>
public sealed class FormView(IReadOnlyList<Section> sections, Entries entries)
{
    public const string Key = "form-key";
    public const string Version = "form-version";

    private readonly Dictionary<string, List<string>> _faults = [];
    private readonly List<string> _general = [];

    public IReadOnlyList<Section> Sections => sections;

    public Entries Entries => entries;

    public required string Button { get; init; }

    /// <summary>Where one goes who does not want it.</summary>
    public required string Back { get; init; }

    public bool IsDangerous { get; init; }

    public bool TakesFiles { get; init; }

    /// <summary>Version of the case that the form shows.</summary>
    public int? CaseVersion { get; init; }

    /// <summary>Sent along unchanged.</summary>
    public IReadOnlyDictionary<string, string> Hidden { get; init; } = new Dictionary<string, string>();

    /// <summary>Names that a refusal uses for questions of another name.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; init; } = new Dictionary<string, string>();

    /// <summary>What is recorded now, where that changed while somebody typed.</summary>
    public Entries? Recorded { get; init; }

    /// <summary>Above the buttons: buttons that do not complete the form.</summary>
    public IReadOnlyList<SideButton> SideButtons { get; init; } = [];

    /// <summary>Each form that is shown has another key: sent twice, it happens once.</summary>
    public string NewKey { get; } = RandomNumberGenerator.GetHexString(32);

    public IReadOnlyList<string> General => _general;

    public bool HasFaults => _faults.Count + _general.Count > 0;

    /// <summary>In the order of the questions, for the summary.</summary>
    public IEnumerable<(Field Field, string Label, string Message)> FaultsInOrder =>
        sections.SelectMany(s =>
            s.Fields.SelectMany(f => FaultsOf(f).Select(m => (f, s.IsOneOfSeveral ? Show.Listed([s.Title!, f.Label]) : f.Label, m)))
        );

    private IEnumerable<Field> Fields => sections.SelectMany(s => s.Fields);

    public IReadOnlyList<string> FaultsOf(Field field) => _faults.GetValueOrDefault(field.Name) ?? [];

    /// <summary>What is recorded now in words, where it is not what stands in the form.</summary>
    public string? RecordedOtherwise(Field field) =>
        Recorded?.InWords(field) is { } now && now != entries.InWords(field)
            ? now.Length == 0
                ? PageText.Of("Form.Nothing")
                : now
            : null;

    /// <summary>Puts every fault of the entries to its question.</summary>
    public FormView Sorted()
    {
        foreach (var (name, message) in entries.Faults)
        {
            if (FieldOf(Aliases.GetValueOrDefault(name, name)) is not { } field)
                _general.Add(message);
            else if (!_faults.TryGetValue(field.Name, out var known))
                _faults[field.Name] = [message];
            else if (!known.Contains(message))
                known.Add(message);
        }
        return this;
    }

    /// <summary>A rule may name a part of a question, or what several questions belong to; then the first of them is meant.</summary>
    private Field? FieldOf(string name) =>
        name.Length == 0
            ? null
            : Fields.FirstOrDefault(f => f.Name == name)
                ?? Fields.FirstOrDefault(f =>
                    f.Name.StartsWith(name, StringComparison.Ordinal) || f.Name.Contains($".{name}[", StringComparison.Ordinal)
                )
                ?? Fields.FirstOrDefault(f =>
                    name.StartsWith(f.Name + ".", StringComparison.Ordinal) || name.StartsWith(f.Name + "[", StringComparison.Ordinal)
                );
}

/// <summary>One question within its form.</summary>
public sealed record FieldView(FormView Form, Field Field);

/// <summary>One question of one line of a grid.</summary>
public sealed record CellView(FormView Form, Section Line, Field Field);
