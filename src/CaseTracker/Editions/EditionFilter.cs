using CaseTracker.Briefing;
using CaseTracker.Cases;
using FluentValidation;

namespace CaseTracker.Editions;

/// <summary>What limits the tables of an edition, as the ledger keeps it: parameters of an address.</summary>
internal static class EditionFilter
{
    /// <exception cref="ValidationException">A value is none that the parameter can have; its name is the field.</exception>
    public static CaseFilter Read(string? text) =>
        CaseFilter.FromParameters(
            (text ?? "")
                .Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(p => p.Split('=', 2))
                .Select(p => new KeyValuePair<string, string?>(p[0], p.Length == 2 ? Uri.UnescapeDataString(p[1]) : ""))
        );

    /// <summary>Settles what else would follow from the day of reading.</summary>
    public static CaseFilter Settled(CaseFilter filter, Period period) =>
        filter.MissionStatus is null
            ? ViewTable.Limits(filter)
            : ViewTable.Limits(filter) with
            {
                MissionsOn = filter.MissionsOn ?? period.To,
            };

    /// <summary>Whether it is a text of parameters that limit tables, and nothing else.</summary>
    public static bool IsValid(string? text)
    {
        try
        {
            var filter = Read(text);
            return filter == ViewTable.Limits(filter);
        }
        catch (ValidationException)
        {
            return false;
        }
    }
}
