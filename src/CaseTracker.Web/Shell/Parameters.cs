using CaseTracker.Reference;

namespace CaseTracker.Web.Shell;

/// <summary>The parameters of an address, from which the addresses of other orders, pages and filters are made.</summary>
public sealed record Parameters(string Path, IReadOnlyList<KeyValuePair<string, string>> All)
{
    /// <summary>The same with this one set to the value, or without it when the value is null or empty.</summary>
    public Parameters With(string name, string? value)
    {
        var others = All.Where(p => p.Key != name);
        return this with { All = [.. string.IsNullOrEmpty(value) ? others : others.Append(new(name, value))] };
    }

    public Parameters Without(params string[] names) => this with { All = [.. All.Where(p => !names.Contains(p.Key))] };

    /// <summary>People write States by name; filters know their codes.</summary>
    public Parameters WithStatesByCode() =>
        this with
        {
            All =
            [
                .. All.Select(p =>
                    p.Key is "host" or "nationality" or "state" && States.Resolve(p.Value, name: p.Value) is { } state
                        ? new(p.Key, state.Iso3)
                        : p
                ),
            ],
        };

    public string? this[string name] => All.FirstOrDefault(p => p.Key == name).Value;

    public override string ToString() =>
        All.Count == 0
            ? Path
            : $"{Path}?{string.Join('&', All.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}"))}";

    /// <summary>What the request carries, apart from what is empty.</summary>
    public static Parameters Of(HttpRequest request) =>
        new(
            request.Path.ToUriComponent(),
            [
                .. request.Query.SelectMany(q =>
                    q.Value.Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => new KeyValuePair<string, string>(q.Key, v!.Trim()))
                ),
            ]
        );
}
