using CaseTracker.Disclosure;
using CaseTracker.Reference;

namespace CaseTracker.Cases;

/// <summary>What only the named readers of strictly confidential matter see of a case.</summary>
internal static class ProtectedRows
{
    public static IEnumerable<Row> Of(Disclose.View view)
    {
        var (file, held) = (view.File, view.IsStrict);
        foreach (var item in file.Protected)
            yield return Row(item.ItemId, item.Kind, item.Text.Text);
        // The case's own texts have no id of their own; these stand for them.
        if (held && file.Narrative is not null)
            yield return Row(new Guid(1, 0, 0, new byte[8]), ProtectedKind.Narrative, file.Narrative);
        if (held && file.Assessment is { } assessed)
            yield return Row(
                new Guid(3, 0, 0, new byte[8]),
                ProtectedKind.Assessment,
                $"{Codes.Of(assessed.Assessment)}: {assessed.Reason}"
            );
        if (held && file.Incident.Place is not null)
            yield return Row(new Guid(2, 0, 0, new byte[8]), ProtectedKind.ExactPlace, file.Incident.Place);

        ProtectedRow Row(Guid id, ProtectedKind kind, string? text) =>
            new()
            {
                Audience = view.Audience.Code,
                CaseId = file.CaseId,
                ItemId = id,
                Mission = file.Incident.Mission,
                Kind = Codes.Of(kind),
                Text = text,
            };
    }
}
