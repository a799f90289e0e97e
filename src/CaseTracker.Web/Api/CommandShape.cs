using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CaseTracker.Reference;
using FluentValidation.Results;

namespace CaseTracker.Web.Api;

/// <summary>Compares a JSON value with the type it is to become and gathers every fault by its field, in the client's language.</summary>
internal sealed class CommandShape
{
    private readonly List<ValidationFailure> _faults = [];

    public IReadOnlyList<ValidationFailure> Faults => _faults;

    /// <param name="given">Members that do not come from the body.</param>
    public void Check(JsonElement value, Type type, string field = "", IReadOnlyCollection<string>? given = null)
    {
        var info = CommandJson.Options.GetTypeInfo(type);
        switch (info.Kind)
        {
            case JsonTypeInfoKind.Object when value.ValueKind == JsonValueKind.Object:
                CheckMembers(value, info, field, given ?? []);
                break;
            case JsonTypeInfoKind.Enumerable when value.ValueKind == JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                    Check(item, info.ElementType!, $"{field}[{index++}]");
                break;
            case JsonTypeInfoKind.Object:
                Fault(field, ApiText.ValueNotObject);
                break;
            case JsonTypeInfoKind.Enumerable:
                Fault(field, ApiText.ValueNotList);
                break;
            default:
                CheckValue(value, type, field);
                break;
        }
    }

    private void CheckMembers(JsonElement value, JsonTypeInfo info, string field, IReadOnlyCollection<string> given)
    {
        var prefix = field.Length == 0 ? "" : field + ".";
        var expected = info
            .Properties.Where(p => (p.AssociatedParameter is not null || p.Set is not null) && !given.Contains(p.Name))
            .ToDictionary(p => p.Name);
        foreach (var member in value.EnumerateObject())
        {
            if (!expected.Remove(member.Name, out var property))
                Fault(prefix + member.Name, ApiText.MemberUnknown);
            else if (member.Value.ValueKind != JsonValueKind.Null)
                Check(member.Value, property.PropertyType, prefix + member.Name);
            else if (!IsOptional(property))
                Fault(prefix + member.Name, ApiText.MemberMissing);
        }
        foreach (var missing in expected.Values.Where(p => !IsOptional(p)))
            Fault(prefix + missing.Name, ApiText.MemberMissing);
    }

    private void CheckValue(JsonElement value, Type type, string field)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            Fault(field, ApiText.MemberMissing);
            return;
        }
        try
        {
            value.Deserialize(type, CommandJson.Options);
        }
        catch (JsonException)
        {
            Fault(field, Expected(Nullable.GetUnderlyingType(type) ?? type));
        }
    }

    private static string Expected(Type type) =>
        CommandJson.CodesOf(type) is { } codes ? ApiText.ValueNotOneOf(codes)
        : type == typeof(PartialDate) || type == typeof(DateOnly) ? ApiText.ValueNotDate
        : type == typeof(bool) ? ApiText.ValueNotYesOrNo
        : type == typeof(int) || type == typeof(double) ? ApiText.ValueNotNumber
        : ApiText.ValueNotText;

    private static bool IsOptional(JsonPropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null
        || (property.AssociatedParameter is { } parameter ? parameter.HasDefaultValue || parameter.IsNullable : !property.IsRequired);

    private void Fault(string field, string message) => _faults.Add(new ValidationFailure(field, message));
}
