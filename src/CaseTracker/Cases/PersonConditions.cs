using CaseTracker.Reference;
using Dapper;

namespace CaseTracker.Cases;

/// <summary>What a filter asks of one and the same person of a case.</summary>
internal static class PersonConditions
{
    /// <returns>Conditions on <c>{PersonRow} AS p</c>; <paramref name="arguments"/> get their values.</returns>
    public static List<string> Of(CaseFilter filter, DynamicParameters arguments)
    {
        var persons = new List<string>();
        if (filter.Nationality == CaseFilter.None)
            persons.Add("p.ConcernedState IS NULL");
        else if (filter.Nationality is { } state and not CaseFilter.Any)
            Add("p.ConcernedState = @nationality", "nationality", state);
        if (filter.PersonnelGroup is { } group)
            Add("p.PersonnelGroup = @personnel", "personnel", Codes.Of(group));
        if (filter.Personnel is { } category)
            Add("p.Personnel = @category", "category", Codes.Of(category));
        if (filter.Sex is { } sex)
            Add("p.Sex = @sex", "sex", Codes.Of(sex));
        if (filter.Gravest is { } gravest)
            Add("p.Harm = @gravest", "gravest", Codes.Of(gravest));
        return persons;

        void Add(string condition, string argument, object value)
        {
            persons.Add(condition);
            arguments.Add(argument, value);
        }
    }
}
