namespace Microsoft.Identity.Client.Broker;

/// <summary>Sign-in through the operating system's broker, which this stand-in refuses.</summary>
public static class BrokerExtension
{
    public static PublicClientApplicationBuilder WithBroker(this PublicClientApplicationBuilder builder, BrokerOptions brokerOptions) =>
        throw new NotSupportedException(
            "Brokered Entra sign-in needs the package Microsoft.Identity.Client.Broker; see src/Compat/README.md."
        );
}
