using System.Net;
using System.Net.Sockets;
using Microsoft.Data.SqlClient;

namespace CaseTracker.Tests;

/// <summary>Holds the stand-ins of src/Compat: a missing one shows as a file or type that cannot be loaded.</summary>
public sealed class SqlClientTests
{
    [Test]
    public void Reports_a_closed_port_as_a_network_error()
    {
        using var connection = new SqlConnection(
            $"Server=tcp:127.0.0.1,{ClosedPort()};User Id=sa;Password=wrong;Connect Timeout=2;ConnectRetryCount=0;Encrypt=false"
        );

        var error = Assert.Throws<SqlException>(connection.Open);

        Assert.That(error!.InnerException, Is.InstanceOf<SocketException>().Or.InstanceOf<System.ComponentModel.Win32Exception>());
    }

    [TestCase("Microsoft.SqlServer.Server")]
    [TestCase("Microsoft.Identity.Client.Broker")]
    public void Finds_the_assembly_that_it_references(string name)
    {
        var reference = typeof(SqlConnection).Assembly.GetReferencedAssemblies().Single(a => a.Name == name);

        Assert.That(System.Reflection.Assembly.Load(reference).GetName().GetPublicKeyToken(), Is.EqualTo(reference.GetPublicKeyToken()));
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
