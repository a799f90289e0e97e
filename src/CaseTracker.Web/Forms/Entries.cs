using System.Globalization;
using CaseTracker.Reference;
using CaseTracker.Web.Shell;
using Microsoft.Extensions.Primitives;

namespace CaseTracker.Web.Forms;

/// <summary>Something wrong with what was typed; an empty name where it concerns no single question.</summary>
public sealed record Fault(string Name, string Message);

/// <summary>What a form holds: what was typed, exactly as it was typed, and what is wrong with it.</summary>
public sealed class Entries
{
    private readonly Dictionary<string, StringValues> _values = new(StringComparer.Ordinal);
    private readonly List<Fault> _faults = [];

    /// <summary>What was sent.</summary>
    public static Entries Of(IFormCollection form)
    {
        var entries = new Entries();
        foreach (var (name, values) in form)
            entries._values[name] = values;
        return entries;
    }

    public IReadOnlyList<Fault> Faults => _faults;

    public string this[string name] => _values.GetValueOrDefault(name).LastOrDefault() ?? "";

    /// <summary>Whether there is an answer to this, be it an empty one.</summary>
    public bool Names(string name) => _values.ContainsKey(name);

    public bool Holds(string name, string value) => _values.GetValueOrDefault(name).Contains(value);

    public Entries Set(string name, string? value)
    {
        _values[name] = value;
        return this;
    }

    public Entries Set(string name, IEnumerable<string> values)
    {
        _values[name] = values.ToArray();
        return this;
    }

    public Entries Set<T>(string name, T? value)
        where T : struct, Enum => Set(name, value is { } known ? Codes.Of(known) : null);

    public Entries Set(string name, PartialDate? date)
    {
        Set($"{name}.Year", date?.Year.ToString("0000", CultureInfo.InvariantCulture));
        Set($"{name}.Month", date?.Month?.ToString(CultureInfo.InvariantCulture));
        return Set($"{name}.Day", date?.Day?.ToString(CultureInfo.InvariantCulture));
    }

    public Entries Set(string name, double? number) => Set(name, number?.ToString(CultureInfo.CurrentCulture));

    /// <summary>Adds the answers of another form, and what is wrong with them.</summary>
    public void Take(Entries other)
    {
        foreach (var (name, value) in other._values)
            _values[name] = value;
        _faults.AddRange(other._faults);
    }

    /// <summary>Puts all answers of one group in the place of another's.</summary>
    public void Move(string from, string to)
    {
        Drop(to);
        foreach (var name in Of(from))
            _values[to + name[from.Length..]] = _values[name];
        Drop(from);
    }

    public void Drop(string group)
    {
        foreach (var name in Of(group))
            _values.Remove(name);
    }

    public void Refuse(string name, string message) => _faults.Add(new Fault(name, message));

    /// <summary>Leaves only these faults: the others are to be said later.</summary>
    public void Keep(Predicate<Fault> faults) => _faults.RemoveAll(f => !faults(f));

    /// <summary>Null when nothing was typed.</summary>
    public string? Text(string name) => this[name].Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Null when nothing was chosen, which is a fault unless the question is optional.</summary>
    public T? Choice<T>(string name, bool optional = false)
        where T : struct, Enum
    {
        if (Codes.TryParse<T>(Text(name), out var value))
            return value;
        if (Text(name) is not null || !optional)
            Refuse(name, PageText.Of("Form.Choose"));
        return null;
    }

    public IReadOnlyList<string> All(string name) => [.. _values.GetValueOrDefault(name).OfType<string>().Where(v => v.Length > 0)];

    public double? Number(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (
            double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
        )
            return number;
        Refuse(name, PageText.Of("Form.NotANumber"));
        return null;
    }

    /// <summary>Null when nothing was typed, which is a fault unless the question is optional, or when it is no whole number, which always
    /// is.</summary>
    public int? Whole(string name, bool optional = false)
    {
        if (Text(name) is null && optional)
            return null;
        if (int.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        Refuse(name, PageText.Of("Form.NotAWholeNumber"));
        return null;
    }

    /// <summary>Of something that was chosen from a list; null when nothing was, which is a fault unless the question is
    /// optional.</summary>
    public Guid? Id(string name, bool optional = false)
    {
        if (Guid.TryParse(Text(name), out var id))
            return id;
        if (Text(name) is not null || !optional)
            Refuse(name, PageText.Of("Form.Choose"));
        return null;
    }

    /// <summary>Null when nothing was typed, which is a fault unless the question is optional, or when it is no date, which always
    /// is.</summary>
    public PartialDate? Date(string name, bool optional = false)
    {
        var (year, month, day) = (Text($"{name}.Year"), Text($"{name}.Month"), Text($"{name}.Day"));
        if ((year, month, day) is (null, null, null))
        {
            if (!optional)
                Refuse(name, PageText.Of("Form.DateMissing"));
            return null;
        }
        var text = string.Join(
            '-',
            new[]
            {
                year?.PadLeft(4, '0') ?? "?",
                month?.PadLeft(2, '0') ?? (day is null ? null : "?"),
                day?.PadLeft(2, '0'),
            }.OfType<string>()
        );
        if (year is { Length: 4 } && PartialDate.TryParse(text, out var date))
            return date;
        Refuse(name, PageText.Of("Form.DateNotValid"));
        return null;
    }

    /// <summary>A date that was typed into one cell, such as 2020-02-07, 2020-02 or 2020; null when nothing was, or when it is no date,
    /// which is a fault.</summary>
    public PartialDate? Written(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (PartialDate.TryParse(text, out var date))
            return date;
        Refuse(name, PageText.Of("Form.CellDate"));
        return null;
    }

    /// <summary>As <see cref="Date"/>, and a fault unless the day is known.</summary>
    public DateOnly? Day(string name, bool optional = false)
    {
        if (Date(name, optional) is not { } date)
            return null;
        if (date.Precision == DatePrecision.Day)
            return date.First;
        Refuse(name, PageText.Of("Form.DayMissing"));
        return null;
    }

    /// <summary>What the answers of a group are named after it: <c>a</c> for <c>group.a</c>.</summary>
    public IReadOnlyList<string> Named(string group) => [.. Of(group).Select(n => n[(group.Length + 1)..])];

    private List<string> Of(string group) => [.. _values.Keys.Where(n => n.StartsWith(group + ".", StringComparison.Ordinal))];

    /// <summary>The answer to a question in words; empty when there is none.</summary>
    public string InWords(Field field) =>
        field.Kind switch
        {
            FieldKind.Choice => field.Choices.FirstOrDefault(c => c.Value == this[field.Name])?.Label ?? "",
            FieldKind.Checks => Show.Listed(field.Choices.Where(c => Holds(field.Name, c.Value)).Select(c => c.Label)),
            FieldKind.Date or FieldKind.Day => string.Join(
                ' ',
                new[] { this[$"{field.Name}.Day"], this[$"{field.Name}.Month"], this[$"{field.Name}.Year"] }.Where(p => p.Length > 0)
            ),
            _ => this[field.Name].Trim(),
        };
}
